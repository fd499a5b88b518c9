package io.muster.posting;

import io.muster.validation.ContactTexts;
import io.muster.validation.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the search box, as everything that it may be. Pure; made of letters, digits, marks and a few
 * strokes only, so nothing that was typed reaches the books as anything but a value.
 *
 * @param id a Muster key, a payment's or an upload's; then it is nothing else
 * @param reference normalised as payments' references are
 * @param receipt a receipt's number
 * @param loan how a loan account begins or ends, in upper case
 * @param phone ten digits
 * @param names words with which names begin, as {@code to_tsquery} takes them
 */
public record Query(
        @Nullable UUID id,
        @Nullable String reference,
        @Nullable ReceiptNumber receipt,
        @Nullable String loan,
        @Nullable String phone,
        @Nullable String names) {
    /** Letters and digits without which a search would find half of the book. */
    public static final int LENGTH_MIN = 3;

    /** What is looked at of a text; longer ones are no account, reference or name. */
    public static final int LENGTH_MAX = 100;

    private static final Query NOTHING = new Query(null, null, null, null, null, null);
    private static final int UUID_LENGTH = 36;
    private static final int WORDS_MAX = 4;

    /** Everything that the text may be; nothing for one of fewer than {@value #LENGTH_MIN} letters and digits. */
    public static Query of(String typed) {
        String text = typed.substring(0, Math.min(typed.length(), LENGTH_MAX)).strip();
        String reference = References.normal(text);
        if (reference.codePointCount(0, reference.length()) < LENGTH_MIN) {
            return NOTHING;
        }
        UUID id = id(text);
        return id != null
                ? new Query(id, null, null, null, null, null)
                : new Query(
                        null,
                        References.find(text),
                        receipt(text),
                        loan(text, reference),
                        ContactTexts.phone(text),
                        names(text, reference));
    }

    /** Whether there is anything to look for. */
    public boolean isEmpty() {
        return equals(NOTHING);
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.length() == UUID_LENGTH ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static @Nullable ReceiptNumber receipt(String text) {
        try {
            return new ReceiptNumber(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException notAReceipt) {
            return null;
        }
    }

    /** As the row check writes it; accounts have a digit somewhere, and names have none. */
    private static @Nullable String loan(String text, String reference) {
        if (!hasDigit(reference)) {
            return null;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Query::standsInAccounts)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean standsInAccounts(int c) {
        return Character.isLetterOrDigit(c) || isMark(c) || "-/._".indexOf(c) >= 0;
    }

    private static @Nullable String names(String text, String reference) {
        if (hasDigit(reference)) {
            return null;
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        (text + " ").codePoints().forEach(c -> {
            if (Character.isLetter(c) || isMark(c) && !word.isEmpty()) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word + ":*");
                word.setLength(0);
            }
        });
        return words.isEmpty() ? null : String.join(" & ", words.subList(0, Math.min(words.size(), WORDS_MAX)));
    }

    private static boolean hasDigit(String reference) {
        return reference.codePoints().anyMatch(Character::isDigit);
    }

    /** A Devanagari word has vowel signs that are no letters. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
