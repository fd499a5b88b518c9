package io.muster.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.tenant.TenantId;
import io.muster.upload.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Rows, rupees and time on the road, by lender and verdict; a handful of series for each lender. */
@ApplicationScoped
class RoadMetrics {
    private final MeterRegistry registry;

    RoadMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A batch is committed. */
    void posted(TenantId tenant, Tally tally, long startedNanos) {
        count(tenant, "posted", tally.postedRows(), tally.postedPaise());
        count(tenant, "already-posted", tally.alreadyPostedRows(), tally.alreadyPostedPaise());
        count(tenant, "refused", tally.refusedRows(), tally.refusedPaise());
        count(tenant, "rejected", tally.rejectedRows(), tally.rejectedPaise());
        registry.timer("muster.batch", "tenant", tenant.value())
                .record(System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
    }

    /** An upload ended as {@code outcome}. */
    void ended(TenantId tenant, String outcome) {
        registry.counter("muster.uploads", "tenant", tenant.value(), "outcome", outcome)
                .increment();
    }

    /** An attempt at an upload broke off and will be made again. */
    void brokeOff(TenantId tenant) {
        registry.counter("muster.attempts.failed", "tenant", tenant.value()).increment();
    }

    private void count(TenantId tenant, String verdict, long rows, long paise) {
        registry.counter("muster.rows", "tenant", tenant.value(), "verdict", verdict)
                .increment(rows);
        registry.counter("muster.rows.paise", "tenant", tenant.value(), "verdict", verdict)
                .increment(paise);
    }
}
