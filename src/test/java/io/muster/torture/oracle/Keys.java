package io.muster.torture.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Keys and digests, worked out from what Muster promises of them. */
final class Keys {
    private static final int FILE_HEAD_DIGITS = 8;

    private Keys() {}

    /**
     * The key of a claim's money.
     *
     * @param fileSha256 in lower-case hexadecimal; what makes the key of a row without a reference
     */
    static UUID of(Claim.Good claim, String fileSha256) {
        if (claim.reference() == null) {
            int head = HexFormat.fromHexDigits(fileSha256, 0, FILE_HEAD_DIGITS);
            return key(head, "row/1\n" + fileSha256 + "\n" + claim.row());
        }
        String text = String.join(
                "\n",
                "reference/1",
                claim.mode(),
                claim.reference(),
                Long.toString(claim.paise()),
                claim.valueDate().toString());
        return key((int) claim.valueDate().toEpochDay(), text);
    }

    /** Sixty-two bits of a key that chance made, and so as good as the key to tell a million of them apart. */
    static long brief(UUID key) {
        return key.getLeastSignificantBits();
    }

    private static UUID key(int head, String text) {
        byte[] bytes =
                ByteBuffer.allocate(16).putInt(head).put(sha256(text), 4, 12).array();
        bytes[6] = (byte) (bytes[6] & 0x0f | 0x80);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        ByteBuffer key = ByteBuffer.wrap(bytes);
        return new UUID(key.getLong(), key.getLong());
    }

    /** Of a file, in lower-case hexadecimal. */
    static String sha256Of(Path file) throws IOException {
        try (var content = new DigestInputStream(Files.newInputStream(file), sha256())) {
            long _ = content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        }
    }

    static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
