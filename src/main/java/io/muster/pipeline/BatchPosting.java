package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.events.RelayRunner;
import io.muster.posting.Locking;
import io.muster.trace.Span;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Tally;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/** Posts a lane's batch in its one transaction, counts it, and has the relay told. */
@ApplicationScoped
class BatchPosting {
    private final TenantDatabases databases;
    private final BatchTransaction transaction;
    private final IngestConfig config;
    private final RoadMetrics metrics;
    private final RelayRunner relays;

    BatchPosting(
            TenantDatabases databases,
            BatchTransaction transaction,
            IngestConfig config,
            RoadMetrics metrics,
            RelayRunner relays) {
        this.databases = databases;
        this.transaction = transaction;
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
    <L> Uni<LaneCheckpoint> post(Road<L> road, Batch.Frame frame, Batch<L> dealt) {
        Batch<L> batch = dealt.begun();
        BatchClock clock = new BatchClock();
        Supplier<Locking> locking = frame.optimism().ofBatch();
        return databases
                .inTransaction(
                        frame.tenant().id(), tx -> transaction.write(tx, locking.get(), road, frame, batch, clock))
                .ifNoItem()
                .after(config.batchTimeMax())
                .fail()
                .invoke(clock::committed)
                .onFailure()
                .invoke(batch.span()::fail)
                .invoke(written -> end(batch.span(), written.tally()))
                .invoke(written -> metrics.posted(frame, written.tally(), clock))
                .invoke(_ -> relays.nudge(frame.tenant().id()))
                .map(BatchTransaction.Written::reached);
    }

    private static void end(Span span, Tally tally) {
        span.with("muster.rows.posted", tally.postedRows())
                .with("muster.rows.already_posted", tally.alreadyPostedRows())
                .with("muster.rows.refused", tally.refusedRows())
                .with("muster.rows.rejected", tally.rejectedRows())
                .end();
    }
}
