package io.muster.pipeline;

import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.Tenant;
import io.muster.upload.Claim;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * One worker's attempt at an upload, under one claim.
 *
 * @param stopping asked between windows; once true the rest is for the next claim
 * @param rowsRead data rows judged so far; counted by the reader, read by the heartbeat
 */
record Attempt(Tenant tenant, Claim claim, BooleanSupplier stopping, AtomicInteger rowsRead) {

    static Attempt of(Tenant tenant, Claim claim, BooleanSupplier stopping) {
        return new Attempt(tenant, claim, stopping, new AtomicInteger());
    }

    /** How an attempt ended. */
    sealed interface End {}

    /** Every row has its verdict. */
    record Whole() implements End {}

    /** The process stops. */
    record Interrupted() implements End {}

    /** The workbook, or the rest of it, cannot be read. */
    record Unreadable(UnreadableWorkbook why) implements End {}
}
