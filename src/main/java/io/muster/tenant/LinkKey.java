package io.muster.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs the links on a lender's receipts. The key itself follows from the platform's secret and is stored nowhere.
 *
 * @param number 1 to 255, counted at each lender
 * @param revokedAt from when on it verifies nothing any more; null while it does
 * @param revokedBy who revoked it; null while nobody has
 */
public record LinkKey(
        int number,
        Instant addedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {
    public static final int NUMBER_MAX = 255;

    /** Whether links that it signed are still answered. */
    public boolean isValid() {
        return revokedAt == null;
    }
}
