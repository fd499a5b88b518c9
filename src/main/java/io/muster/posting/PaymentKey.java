package io.muster.posting;

import io.muster.validation.CollectionLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key that identifies a sum of money, so that it is posted once however often it is sent. Pure.
 *
 * <p>With a reference it is made from mode, reference, amount and value date (and the loan, when the lender says so), so
 * it is the same in every file. Without one it is the {@code Muster key} of a corrected row, or made from the file's
 * hash and the row, or from the caller's idempotency key.
 *
 * <p>Its 16 bytes: four that put keys of one day (or of one file) side by side in the index, namely the value date as
 * days since 1970-01-01, or the first four of the file's hash; then twelve of a SHA-256, six bits of which are given up
 * for the version (8) and variant marks of RFC 9562, so that it is a lawful UUID everywhere. The hashed text is fields
 * joined by line feeds, the first of which names the form:
 *
 * <ul>
 *   <li>{@code reference/1, mode, reference, amount in paise, value date as yyyy-mm-dd[, loan]}
 *   <li>{@code row/1, hash of the file in lower-case hexadecimal, row number}
 *   <li>{@code idempotency/1, the caller's key}
 * </ul>
 */
public final class PaymentKey {
    private PaymentKey() {}

    /** The key of a line. */
    public static UUID of(PostingOrigin origin, int rowNumber, CollectionLine line) {
        return line.reference() == null && line.originalKey() != null
                ? line.originalKey()
                : uncorrected(origin, rowNumber, line);
    }

    /** The key of a line as if it came without a Muster key. */
    static UUID uncorrected(PostingOrigin origin, int rowNumber, CollectionLine line) {
        return line.reference() != null
                ? ofReference(line, line.reference(), origin.keyIncludesLoan())
                : withoutReference(origin, rowNumber);
    }

    /**
     * The key of a row that has no reference, cannot be read, or has the reference of other money: what its correction carries
     * as {@code Muster key}.
     */
    public static UUID withoutReference(PostingOrigin origin, int rowNumber) {
        byte @Nullable [] file = origin.fileSha256();
        if (file != null) {
            byte[] hash = sha256("row/1\n" + HexFormat.of().formatHex(file) + "\n" + rowNumber);
            return key(ByteBuffer.wrap(file).getInt(), hash);
        }
        byte[] hash = sha256("idempotency/1\n" + origin.idempotencyKey());
        return key(ByteBuffer.wrap(hash).getInt(), hash);
    }

    private static UUID ofReference(CollectionLine line, String reference, boolean includesLoan) {
        String text = "reference/1\n" + line.mode().name() + "\n" + reference + "\n" + line.amountPaise() + "\n"
                + line.valueDate() + (includesLoan ? "\n" + line.loan() : "");
        return key((int) line.valueDate().toEpochDay(), sha256(text));
    }

    private static UUID key(int locality, byte[] hash) {
        ByteBuffer bits = ByteBuffer.wrap(hash, 4, 12);
        long high = Integer.toUnsignedLong(locality) << 32 | Integer.toUnsignedLong(bits.getInt());
        long low = bits.getLong();
        return new UUID(high & ~0xF000L | 0x8000L, low & ~(3L << 62) | 1L << 63);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
