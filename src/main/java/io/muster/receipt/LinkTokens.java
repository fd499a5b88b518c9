package io.muster.receipt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.posting.ReceiptNumber;
import io.muster.tenant.LinkKey;
import io.muster.tenant.TenantId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the tokens in links on receipts: which receipt of which lender, signed. Pure; any thread.
 *
 * <p>Bytes: the key's number, the financial year's two digits, the number in its series (4), the series, a stroke, the
 * lender, and the first {@value #SIGNATURE_BYTES} of an HMAC-SHA-256 over all before it; as base64url. The key is itself an
 * HMAC of lender and key number under the platform's secret, so a signature is judged before anything is looked up.
 */
final class LinkTokens {
    static final int SIGNATURE_BYTES = 12;

    private static final int MARK_BYTES = 8;

    /** More than the longest token has. */
    private static final int LENGTH_MAX = 96;

    private static final int HEAD_BYTES = 1 + 1 + Integer.BYTES;
    private static final int BODY_BYTES_MIN = HEAD_BYTES + "A/aa".length();
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param secret the platform's, 32 characters or more */
    LinkTokens(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(UTF_8), MAC);
    }

    /**
     * What a token says, and its signature proves.
     *
     * @param key the number of the key that signed it, which may have been revoked
     */
    record Signed(TenantId tenant, ReceiptNumber number, int key) {}

    /** @throws IllegalArgumentException when no key has this number */
    String token(Signed link) {
        if (link.key() < 1 || link.key() > LinkKey.NUMBER_MAX) {
            throw new IllegalArgumentException("no link key has the number " + link.key());
        }
        String[] parts = link.number().value().split("/");
        byte[] rest = (parts[0] + "/" + link.tenant()).getBytes(ISO_8859_1);
        byte[] body = ByteBuffer.allocate(HEAD_BYTES + rest.length)
                .put((byte) link.key())
                .put(Byte.parseByte(parts[1]))
                .putInt(Integer.parseInt(parts[2]))
                .put(rest)
                .array();
        byte[] whole = Arrays.copyOf(body, body.length + SIGNATURE_BYTES);
        System.arraycopy(sign(body), 0, whole, body.length, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * Tells links that begin with an address, under this secret, from all others: 16 characters that give away neither.
     *
     * @param base before the token
     */
    String baseMark(String base) {
        byte[] mark = hmac(secret, ("muster receipt link base\n" + base).getBytes(UTF_8));
        return HexFormat.of().formatHex(mark, 0, MARK_BYTES);
    }

    /** What a token says, if one of our keys signed it; takes the same time for every token that none did. */
    Optional<Signed> read(String token) {
        byte[] whole = decode(token);
        byte[] body = Arrays.copyOf(whole, Math.max(0, whole.length - SIGNATURE_BYTES));
        byte[] signature = Arrays.copyOfRange(whole, body.length, whole.length);
        boolean signed = MessageDigest.isEqual(Arrays.copyOf(sign(body), SIGNATURE_BYTES), signature);
        return signed && body.length >= BODY_BYTES_MIN ? readSigned(token, body) : Optional.empty();
    }

    /** Base64 has several texts for the same bytes, and a link is one. */
    private Optional<Signed> readSigned(String token, byte[] body) {
        ByteBuffer head = ByteBuffer.wrap(body);
        int key = head.get() & 0xff;
        int year = head.get();
        int number = head.getInt();
        String[] rest = new String(body, HEAD_BYTES, body.length - HEAD_BYTES, ISO_8859_1).split("/", 2);
        Signed link = new Signed(
                new TenantId(rest[1]),
                new ReceiptNumber(String.format(Locale.ROOT, "%s/%02d/%08d", rest[0], year, number)),
                key);
        return token(link).equals(token) ? Optional.of(link) : Optional.empty();
    }

    private static byte[] decode(String token) {
        try {
            return token.length() > LENGTH_MAX
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** With the key of the lender and the number that the body names; one that names none is signed all the same. */
    private byte[] sign(byte[] body) {
        String rest =
                body.length < BODY_BYTES_MIN ? "" : new String(body, HEAD_BYTES, body.length - HEAD_BYTES, ISO_8859_1);
        int key = body.length == 0 ? 0 : body[0] & 0xff;
        String subject = "muster receipt link\n" + rest.substring(rest.indexOf('/') + 1) + "\n" + key;
        return hmac(new SecretKeySpec(hmac(secret, subject.getBytes(ISO_8859_1)), MAC), body);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + MAC, e);
        }
    }
}
