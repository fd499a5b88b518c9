package io.muster.upload;

import java.util.List;

/**
 * A worker's hold on an upload.
 *
 * @param upload as it stood when it was claimed
 * @param state the state under which the worker writes; its token fences
 * @param attempt 1 for the first claim since somebody sent it or a worker gave it back in order
 * @param checkpoints one for each lane, in order; their number was settled by the first claim
 */
public record Claim(Upload upload, UploadState.Reading state, int attempt, List<LaneCheckpoint> checkpoints) {
    public Claim {
        checkpoints = List.copyOf(checkpoints);
    }

    /** The upload that is held. */
    public UploadId uploadId() {
        return upload.id();
    }

    /** The fencing token. */
    public long token() {
        return state.token();
    }
}
