package io.muster.posting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sitting at the rows of an upload that did not pass.
 *
 * @param childId the upload as which it was sent; null while it is open
 */
public record Correction(
        UUID id,
        UUID uploadId,
        String openedBy,
        Instant openedAt,
        @Nullable UUID childId) {
    /** Whether rows may still be edited in it. */
    public boolean open() {
        return childId == null;
    }
}
