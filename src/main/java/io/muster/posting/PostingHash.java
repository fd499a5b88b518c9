package io.muster.posting;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * A digest of a set of postings that does not depend on their order, so that a consumer can prove that it has them all.
 *
 * <p>The sum, modulo 2^256, of each posting's SHA-256 over the UTF-8 text {@code key|loanNumber|amountPaise|receiptNo}:
 * the key as a lower-case UUID with hyphens, the amount in plain digits; each digest read as an unsigned number, most
 * significant byte first. Pure and immutable.
 */
public final class PostingHash {
    public static final int LENGTH = 32;
    /** The digest of no postings. */
    public static final PostingHash NONE = new PostingHash(BigInteger.ZERO);

    private static final int WORDS = LENGTH / Integer.BYTES;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(LENGTH * 8);

    private final BigInteger sum;

    private PostingHash(BigInteger sum) {
        this.sum = sum;
    }

    /** The digest that was stored. */
    public static PostingHash ofBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a posting hash has " + LENGTH + " bytes");
        }
        return new PostingHash(new BigInteger(1, bytes));
    }

    /** The digest that is this sum modulo 2^256. */
    public static PostingHash of(BigInteger sum) {
        return new PostingHash(sum.mod(MODULUS));
    }

    /** The digest of these payments. */
    public static PostingHash of(Collection<Payment> payments) {
        int[] sum = new int[WORDS];
        MessageDigest sha256 = sha256();
        for (Payment payment : payments) {
            add(sum, ByteBuffer.wrap(sha256.digest(line(payment))));
        }
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        bytes.asIntBuffer().put(sum);
        return ofBytes(bytes.array());
    }

    /** Modulo 2^256, the most significant word first. */
    private static void add(int[] sum, ByteBuffer digest) {
        long carry = 0;
        for (int word = WORDS - 1; word >= 0; word--) {
            carry += Integer.toUnsignedLong(sum[word]) + Integer.toUnsignedLong(digest.getInt(word * Integer.BYTES));
            sum[word] = (int) carry;
            carry >>>= Integer.SIZE;
        }
    }

    /** The sum, below 2^256. */
    public BigInteger sum() {
        return sum;
    }

    /** The digest with one more payment. */
    public PostingHash plus(Payment payment) {
        return plus(of(List.of(payment)));
    }

    /** The digest of both sets together; they must share no posting. */
    public PostingHash plus(PostingHash other) {
        return plus(other.sum);
    }

    private PostingHash plus(BigInteger other) {
        return new PostingHash(sum.add(other).mod(MODULUS));
    }

    /** The sum as 32 bytes, most significant first. */
    public byte[] toBytes() {
        byte[] digits = sum.toByteArray();
        byte[] bytes = new byte[LENGTH];
        // A sign byte may lead the digits
        int length = Math.min(digits.length, LENGTH);
        System.arraycopy(digits, digits.length - length, bytes, LENGTH - length, length);
        return bytes;
    }

    /** The sum as 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PostingHash hash && sum.equals(hash.sum);
    }

    @Override
    public int hashCode() {
        return sum.hashCode();
    }

    private static byte[] line(Payment payment) {
        String line = payment.key() + "|" + payment.loan() + "|" + payment.amountPaise() + "|" + payment.receipt();
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
