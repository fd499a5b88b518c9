package io.muster.pipeline;

import io.muster.events.Outbox;
import io.muster.events.OutboxEvent;
import io.muster.events.PaymentPosted;
import io.muster.posting.Locking;
import io.muster.posting.Payment;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowVerdicts;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Lanes;
import io.muster.upload.Tally;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The batch's one transaction: payments with their receipts and the loans' totals, the other rows' verdicts, the outbox,
 * and last the lane's checkpoint, which is also the fence.
 *
 * <p>Nothing else is the truth: what this commits is done, and after a crash the lane goes on behind it.
 */
@ApplicationScoped
class BatchTransaction {
    private final RowVerdicts verdicts;
    private final Lanes lanes;

    BatchTransaction(RowVerdicts verdicts, Lanes lanes) {
        this.verdicts = verdicts;
        this.lanes = lanes;
    }

    /** What a batch wrote. */
    record Written(BatchTotals totals, LaneCheckpoint reached) {
        Tally tally() {
            return totals.tally();
        }
    }

    /** Writes a batch; the transaction is the caller's, who may run it again from the start. */
    <L> Uni<Written> write(
            SqlConnection tx, Locking locking, Road<L> road, Batch.Frame frame, Batch<L> batch, BatchClock clock) {
        clock.begun();
        return road.post(tx, locking, frame.origin(), batch.accepted())
                .invoke(clock::posted)
                .flatMap(results -> record(tx, frame, batch, results))
                .invoke(clock::written);
    }

    /** Three statements in one round trip; the checkpoint is last, so that the lane's row is held for the shortest time. */
    private Uni<Written> record(SqlConnection tx, Batch.Frame frame, Batch<?> batch, List<Road.Result> results) {
        List<RowVerdict> all = allVerdicts(frame, batch, results);
        List<Payment> payments = payments(results);
        BatchTotals totals = BatchTotals.of(all, payments);
        LaneCheckpoint reached = totals.after(batch);
        List<OutboxEvent> events = PaymentPosted.events(frame.tenant().id(), payments);
        return Uni.combine()
                .all()
                .unis(
                        verdicts.append(tx, frame.claim().uploadId().value(), all),
                        Outbox.append(tx, events, batch.span().context()),
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
