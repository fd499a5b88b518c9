package io.muster.upload;

import io.muster.tenant.WorkbookKind;
import io.muster.trace.TraceContext;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that somebody sent, and how far it is.
 *
 * @param fileName as the sender calls it; for people only
 * @param receivedBy the user who sent it first
 * @param startedAt when the present attempt was claimed; null before the first
 * @param finishedAt when it ended; null until then
 * @param failures attempts in a row that broke off through no fault of the workbook, while no row got its verdict
 * @param looksFirst whether the sender wants to look at a trial before anything is posted
 * @param declared what the sender says is in the sheet
 * @param trial the number of the last trial that ended; 0 before one has
 * @param found what that trial has counted; null before it, and when it did not understand the sheet
 * @param wish what somebody wants of the worker that has it; null when nobody wants anything
 * @param pausedRole as what somebody paused it; null when nobody ever did
 * @param parent the upload whose rows this one corrects; null when it stands for itself
 * @param correction the correction that it was sent from; null when it was sent as a file
 * @param tally rows that have a verdict, by verdict
 * @param trace where it was received; null when nobody looks closely
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
        boolean looksFirst,
        Declared declared,
        int trial,
        @Nullable Found found,
        @Nullable Wish wish,
        @Nullable String pausedRole,
        @Nullable UploadId parent,
        @Nullable UUID correction,
        Findings findings,
        Tally tally,
        @Nullable TraceContext trace) {

    /** An upload at which nobody looks first and of which nothing was declared. */
    public static Upload plain(
            UploadId id,
            WorkbookKind kind,
            String fileName,
            ContentHash content,
            long sizeBytes,
            Instant receivedAt,
            String receivedBy,
            UploadState state) {
        return new Upload(
                id,
                kind,
                fileName,
                content,
                sizeBytes,
                receivedAt,
                receivedBy,
                state,
                null,
                null,
                0,
                false,
                Declared.NOTHING,
                0,
                null,
                null,
                null,
                null,
                null,
                Findings.NONE,
                Tally.NONE,
                null);
    }

    /** What a worker does with it now or next, or did last. */
    public Phase phase() {
        return state.phase();
    }

    /** As workers are told of it. */
    public Waiting waiting() {
        return new Waiting(id, sizeBytes, trace);
    }

    /** Whether nothing more will happen unless somebody sends the same bytes again, or takes it up again. */
    public boolean finished() {
        return switch (state) {
            case UploadState.Received received -> false;
            case UploadState.Reading reading -> false;
            case UploadState.Held held -> false;
            case UploadState.Paused paused -> false;
            case UploadState.Completed completed -> true;
            case UploadState.Failed failed -> true;
            case UploadState.Cancelled cancelled -> true;
            case UploadState.Discarded discarded -> true;
        };
    }
}
