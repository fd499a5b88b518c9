package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.events.Outbox;
import io.muster.events.OutboxEvent;
import io.muster.events.PaymentPosted;
import io.muster.events.RelayRunner;
import io.muster.posting.Payment;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowVerdicts;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Lanes;
import io.muster.upload.Tally;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/**
 * The batch's one transaction: payments with their receipts and the loans' totals, the other rows' verdicts, the outbox,
 * and last the lane's checkpoint, which is also the fence.
 *
 * <p>Nothing else is the truth: what this commits is done, and after a crash the lane goes on behind it.
 */
@ApplicationScoped
class BatchPosting {
    private final TenantDatabases databases;
    private final RowVerdicts verdicts;
    private final Lanes lanes;
    private final IngestConfig config;
    private final RoadMetrics metrics;
    private final RelayRunner relays;

    BatchPosting(
            TenantDatabases databases,
            RowVerdicts verdicts,
            Lanes lanes,
            IngestConfig config,
            RoadMetrics metrics,
            RelayRunner relays) {
        this.databases = databases;
        this.verdicts = verdicts;
        this.lanes = lanes;
        this.config = config;
        this.metrics = metrics;
        this.relays = relays;
    }

    /** The fence holds either way; but whoever takes over an upload should not find its loans locked by a sleeper. */
    void compareLimits(@Observes StartupEvent event) {
        if (databases.transactionMax().compareTo(config.leaseFor()) >= 0) {
            LOG.transactionsOutlastLeases(databases.transactionMax(), config.leaseFor());
        }
    }

    /**
     * Posts a batch and moves its lane's checkpoint.
     *
     * @return the checkpoint reached, after the commit; fails with {@link io.muster.upload.LostClaim} when another
     *     worker has the upload, and then nothing was written
     */
    <L> Uni<LaneCheckpoint> post(Road<L> road, Batch.Frame frame, Batch<L> batch) {
        long startedNanos = System.nanoTime();
        return databases
                .inTransaction(frame.tenant().id(), tx -> write(tx, road, frame, batch))
                .ifNoItem()
                .after(config.batchTimeMax())
                .fail()
                .invoke(written -> metrics.posted(frame.tenant().id(), written.tally(), startedNanos))
                .invoke(_ -> relays.nudge(frame.tenant().id()))
                .map(Written::reached);
    }

    /** What a batch wrote. */
    private record Written(BatchTotals totals, LaneCheckpoint reached) {
        Tally tally() {
            return totals.tally();
        }
    }

    private <L> Uni<Written> write(SqlConnection tx, Road<L> road, Batch.Frame frame, Batch<L> batch) {
        return road.post(tx, frame.origin(), batch.accepted()).flatMap(results -> record(tx, frame, batch, results));
    }

    /** Three statements in one round trip; the checkpoint is last, so that the lane's row is held for the shortest time. */
    private Uni<Written> record(SqlConnection tx, Batch.Frame frame, Batch<?> batch, List<Road.Result> results) {
        List<RowVerdict> all = allVerdicts(frame, batch, results);
        List<Payment> payments = payments(results);
        BatchTotals totals = BatchTotals.of(all, payments);
        LaneCheckpoint reached = totals.after(batch);
        List<OutboxEvent> events = payments.stream()
                .map(payment -> PaymentPosted.of(frame.tenant().id(), payment).event())
                .toList();
        return Uni.combine()
                .all()
                .unis(
                        verdicts.append(tx, frame.claim().uploadId().value(), all),
                        Outbox.append(tx, events),
                        lanes.advance(
                                tx,
                                frame.claim(),
                                batch.from(),
                                batch.lastRow(),
                                totals.tally(),
                                reached.postingHash()))
                .collectFailures()
                .asTuple()
                .onFailure(CompositeException.class)
                .transform(Throwable::getCause)
                .replaceWith(new Written(totals, reached));
    }

    private static List<RowVerdict> allVerdicts(Batch.Frame frame, Batch<?> batch, List<Road.Result> results) {
        List<RowVerdict> all = new ArrayList<>(batch.rows().size());
        results.forEach(result -> all.add(result.verdict()));
        batch.rejected().forEach(rejected -> all.add(RowVerdict.of(frame.origin(), rejected)));
        return all;
    }

    private static List<Payment> payments(List<Road.Result> results) {
        List<Payment> payments = new ArrayList<>(results.size());
        for (Road.Result result : results) {
            if (result.payment() != null) {
                payments.add(result.payment());
            }
        }
        return payments;
    }
}
