package io.muster.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker's hold on an upload.
 *
 * @param upload as it stood when it was claimed
 * @param state the state under which the worker writes; its token fences
 * @param attempt 1 for the first claim since somebody sent it, a worker gave it back in order, or one got on; claims after attempts
 *     that let go in order are not counted
 * @param layout by which the last attempt has read, as it was kept by {@link Claims#found}; null before
 * @param checkpoints one for each lane, in order; their number was settled by the first claim
 */
public record Claim(
        Upload upload,
        UploadState.Reading state,
        int attempt,
        @Nullable String layout,
        List<LaneCheckpoint> checkpoints) {
    public Claim {
        checkpoints = List.copyOf(checkpoints);
    }

    /** The upload that is held. */
    public UploadId uploadId() {
        return upload.id();
    }

    /** Whether an attempt before has given rows their verdicts. */
    public boolean resumes() {
        return upload.tally().rows() > 0;
    }

    /** What the worker does: look only, or post. */
    public Phase phase() {
        return state.phase();
    }

    /** What somebody wants of whoever has it; null when nobody wants anything. It is done before anything else is. */
    public @Nullable Wish wish() {
        return upload.wish();
    }

    /** The fencing token. */
    public long token() {
        return state.token();
    }
}
