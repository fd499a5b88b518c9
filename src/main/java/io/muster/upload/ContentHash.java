package io.muster.upload;

import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a workbook's bytes: two uploads of one content are one upload.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ContentHash(String hex) {
    private static final int BYTES = 32;

    /** @throws IllegalArgumentException when these are not 32 bytes in lower-case hexadecimal */
    public ContentHash {
        if (HexFormat.of().parseHex(hex).length != BYTES || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes");
        }
    }

    /** @throws IllegalArgumentException when these are not 32 bytes */
    public static ContentHash of(byte[] sha256) {
        return new ContentHash(HexFormat.of().formatHex(sha256));
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
