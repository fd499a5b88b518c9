package io.muster.upload;

import io.muster.log.LogUpload;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * An upload's own name: a UUID of version 7, so that ids sort by the time at which they were given.
 *
 * @param value the UUID
 */
public record UploadId(UUID value) implements LogUpload {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TEXT_LENGTH = 36;

    /** A new id, of this millisecond. */
    public static UploadId next() {
        return at(System.currentTimeMillis());
    }

    /** A new id of a given millisecond since 1970. */
    static UploadId at(long epochMillis) {
        long high = epochMillis << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UploadId(new UUID(high, low));
    }

    /** The id that this text writes in full, if it does. */
    public static Optional<UploadId> of(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UploadId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
