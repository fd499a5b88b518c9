package io.muster.pipeline;

import io.muster.posting.RowsDone;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.Tenant;
import io.muster.upload.Claim;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One worker's attempt at an upload, under one claim.
 *
 * @param seat among those that share this process; from the claim to the ending
 * @param done rows that attempts before have given their verdicts
 * @param rowsRead data rows judged so far; counted by the reader, read by the heartbeat
 * @param heldTooLong set once it has waited for room in the outbox for so long that its place is for others
 */
record Attempt(
        Tenant tenant,
        Claim claim,
        Seat seat,
        RowsDone done,
        Stopping stopping,
        AtomicInteger rowsRead,
        AtomicBoolean heldTooLong) {

    static Attempt of(Tenant tenant, Held held, Seat seat, Stopping stopping) {
        return new Attempt(tenant, held.claim(), seat, held.done(), stopping, new AtomicInteger(), new AtomicBoolean());
    }

    /** Asked between windows; once true the rest is for the next claim. */
    boolean mustEnd() {
        return stopping.begun() || heldTooLong.get();
    }

    /** How an attempt ended. */
    sealed interface End {}

    /** Every row has its verdict. */
    record Whole() implements End {}

    /** The process stops, or the upload has waited for room for too long. */
    record Interrupted() implements End {}

    /** The workbook, or the rest of it, cannot be read. */
    record Unreadable(UnreadableWorkbook why) implements End {}
}
