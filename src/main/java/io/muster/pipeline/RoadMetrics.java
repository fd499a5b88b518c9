package io.muster.pipeline;

import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Tally;
import io.muster.upload.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rows, rupees and time on the road, by lender and verdict; a handful of series for each lender. */
@ApplicationScoped
class RoadMetrics {
    private static final String SINGLE = "single";

    private final Meters meters;
    private final Map<TenantId, Set<Attempt>> atWork = new ConcurrentHashMap<>();

    RoadMetrics(Meters meters) {
        this.meters = meters;
    }

    /** A batch is committed. */
    void posted(Batch.Frame frame, Tally tally, BatchClock clock) {
        TenantId tenant = frame.tenant().id();
        count(tenant, frame.claim().upload().kind().slug(), tally);
        meters.time(Metric.BATCH, clock.wholeNanos(), tenant.value());
        clock.stages().forEach(this::took);
    }

    /** A posting that came by itself is committed; nothing where it was told before. */
    void posted(TenantId tenant, Tally tally) {
        count(tenant, SINGLE, tally);
    }

    /** A part of the work on a batch, or on a window of them, took so long. */
    void took(String stage, long tookNanos) {
        meters.time(Metric.BATCH_STAGE, tookNanos, stage);
    }

    /** An upload is at work here. */
    void began(Attempt attempt) {
        TenantId tenant = attempt.tenant().id();
        Set<Attempt> attempts = atWork.computeIfAbsent(tenant, _ -> ConcurrentHashMap.newKeySet());
        attempts.add(attempt);
        meters.show(
                Metric.LANES_BEHIND,
                () -> attempts.stream().mapToInt(Attempt::rowsBehind).sum(),
                tenant.value());
    }

    /** It is at work here no longer. */
    void left(Attempt attempt) {
        atWork.getOrDefault(attempt.tenant().id(), Set.of()).remove(attempt);
    }

    /** An upload ended with all that it had. */
    void completed(TenantId tenant, Upload upload) {
        ended(tenant, "completed");
        // What was tried first may have waited for people, who take their time
        if (upload.trial() == 0) {
            long tookNanos =
                    Duration.between(upload.receivedAt(), Instant.now()).toNanos();
            meters.time(Metric.UPLOAD_TIME, tookNanos, tenant.value());
        }
    }

    /** An upload ended as {@code outcome}. */
    void ended(TenantId tenant, String outcome) {
        meters.count(Metric.UPLOADS, 1, tenant.value(), outcome);
    }

    /** An attempt at an upload broke off and will be made again. */
    void brokeOff(TenantId tenant) {
        meters.count(Metric.ATTEMPTS_FAILED, 1, tenant.value());
    }

    /** What may happen to a lender is there from the beginning, so that its first time is seen as an increase. */
    void known(TenantId tenant) {
        meters.count(Metric.ATTEMPTS_FAILED, 0, tenant.value());
        for (String outcome : new String[] {"completed", "failed"}) {
            meters.count(Metric.UPLOADS, 0, tenant.value(), outcome);
        }
        count(tenant, SINGLE, Tally.NONE);
        count(tenant, WorkbookKind.COLLECTIONS.slug(), Tally.NONE);
    }

    private void count(TenantId tenant, String kind, Tally tally) {
        count(tenant, kind, "posted", tally.postedRows(), tally.postedPaise());
        count(tenant, kind, "already-posted", tally.alreadyPostedRows(), tally.alreadyPostedPaise());
        count(tenant, kind, "refused", tally.refusedRows(), tally.refusedPaise());
        count(tenant, kind, "rejected", tally.rejectedRows(), tally.rejectedPaise());
    }

    private void count(TenantId tenant, String kind, String verdict, long rows, long paise) {
        meters.count(Metric.ROWS, rows, tenant.value(), kind, verdict);
        meters.count(Metric.ROWS_PAISE, paise, tenant.value(), kind, verdict);
    }
}
