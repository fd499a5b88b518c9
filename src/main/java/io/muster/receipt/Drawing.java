package io.muster.receipt;

import io.muster.receipt.Rendition.Form;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that is about to be drawn, with everything that its bytes follow from.
 *
 * @param paper makes what it is drawn with; to be asked where drawing is done
 * @param link on it
 * @param shownBefore the SHA-256 of the bytes as which it was shown in this form; null when it never was
 */
record Drawing(Receipt receipt, Form form, Supplier<ReceiptPaper> paper, URI link, byte @Nullable [] shownBefore) {

    /** Bytes and their SHA-256; neither is copied. */
    record Drawn(Drawing drawing, byte[] pdf, byte[] sha256) {
        /** Whether these are the bytes that were shown before, if any were. */
        boolean isAsBefore() {
            return drawing.shownBefore() == null || Arrays.equals(drawing.shownBefore(), sha256);
        }

        /** The same, in the knowledge of how it was shown meanwhile. */
        Drawn after(List<Rendition> shown) {
            byte[] before = shown.stream()
                    .filter(each -> each.form().equals(drawing.form()))
                    .map(Rendition::sha256)
                    .findFirst()
                    .orElse(null);
            return new Drawn(drawing.shownBefore(before), pdf, sha256);
        }

        Rendition rendition() {
            return new Rendition(drawing.form(), sha256);
        }
    }

    private Drawing shownBefore(byte @Nullable [] hash) {
        return new Drawing(receipt, form, paper, link, hash);
    }

    /** The tag, when whoever asks has these bytes already. */
    Optional<String> knownAs(Set<String> tags) {
        return Optional.ofNullable(shownBefore).map(Paper::tag).filter(tags::contains);
    }

    /** Draws it; busy for about a millisecond, and for some hundreds when its paper has to be made first. */
    Drawn draw() {
        byte[] pdf = paper.get().render(receipt, link);
        return new Drawn(this, pdf, sha256(pdf));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
