package io.muster.upload;

import io.muster.tenant.WorkbookKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that somebody sent, and how far it is.
 *
 * @param fileName as the sender calls it; for people only
 * @param receivedBy the user who sent it first
 * @param startedAt when the present attempt was claimed; null before the first
 * @param finishedAt when it was completed or failed; null until then
 * @param failures attempts in a row that broke off through no fault of the workbook, while no row got its verdict
 * @param tally rows that have a verdict, by verdict
 */
public record Upload(
        UploadId id,
        WorkbookKind kind,
        String fileName,
        ContentHash content,
        long sizeBytes,
        Instant receivedAt,
        String receivedBy,
        UploadState state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int failures,
        Findings findings,
        Tally tally) {

    /** As workers are told of it. */
    public Waiting waiting() {
        return new Waiting(id, sizeBytes);
    }

    /** Whether nothing more will happen unless somebody sends the same bytes again. */
    public boolean finished() {
        return switch (state) {
            case UploadState.Received received -> false;
            case UploadState.Reading reading -> false;
            case UploadState.Completed completed -> true;
            case UploadState.Failed failed -> true;
        };
    }
}
