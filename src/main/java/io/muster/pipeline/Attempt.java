package io.muster.pipeline;

import io.muster.posting.RowsDone;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.Tenant;
import io.muster.trace.Span;
import io.muster.upload.Ask;
import io.muster.upload.Claim;
import io.muster.upload.Wish;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One worker's attempt at an upload, under one claim.
 *
 * @param seat among those that share this process; from the claim to the ending
 * @param done rows that attempts before have given their verdicts
 * @param rowsRead data rows judged so far; counted by the reader, read by the heartbeat
 * @param rowsDone of them the rows of windows that are posted; counted by windows, read by whoever measures
 * @param wish set once somebody wants it to rest or to end; by the heartbeat
 * @param span it as a part of its upload's trace
 * @param heldTooLong set once it has waited for room in the outbox for so long that its place is for others
 */
record Attempt(
        Tenant tenant,
        Claim claim,
        Seat seat,
        RowsDone done,
        Stopping stopping,
        Span span,
        AtomicInteger rowsRead,
        AtomicInteger rowsDone,
        AtomicReference<@Nullable Wish> wish,
        AtomicBoolean heldTooLong) {

    /** At which nobody looks closely. */
    static Attempt of(Tenant tenant, Held held, Seat seat, Stopping stopping) {
        return of(tenant, held, seat, stopping, Span.NONE);
    }

    static Attempt of(Tenant tenant, Held held, Seat seat, Stopping stopping, Span span) {
        return new Attempt(
                tenant,
                held.claim(),
                seat,
                held.done(),
                stopping,
                span,
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicReference<>(held.claim().wish()),
                new AtomicBoolean());
    }

    /** Rows that are judged by themselves and wait for the books. */
    int rowsBehind() {
        return Math.max(0, rowsRead.get() - rowsDone.get());
    }

    /** Asked between windows; once true the rest is for the next claim. */
    boolean mustEnd() {
        return stopping.begun() || heldTooLong.get() || wish.get() != null;
    }

    /** Never taken back, for windows may have been left out by it: what is wished in the end, the books say. */
    void heed(Wish wanted) {
        wish.set(wanted);
    }

    /** How it has ended whose last window is done. */
    End ended() {
        Wish wanted = wish.get();
        if (wanted != null) {
            return new Halted(wanted);
        }
        return mustEnd() ? new Interrupted() : new Whole();
    }

    /** How an attempt ended. */
    sealed interface End {}

    /** Every row has its verdict. */
    record Whole() implements End {}

    /** The process stops, or the upload waits without a place: it has waited for room for too long, or its trial is not next. */
    record Interrupted() implements End {}

    /** Somebody wants it to rest or to end. */
    record Halted(Wish wish) implements End {}

    /**
     * Its trial has ended, and is written down with where the upload goes from there.
     *
     * @param ask who must act next; null when nobody needs to look first: it waits for a worker
     */
    record Tried(@Nullable Ask ask) implements End {}

    /** The workbook, or the rest of it, cannot be read. */
    record Unreadable(UnreadableWorkbook why) implements End {}
}
