package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.events.Outbox;
import io.muster.events.OutboxEvent;
import io.muster.events.UploadCompleted;
import io.muster.events.UploadFailed;
import io.muster.events.UploadTotals;
import io.muster.posting.PostingHash;
import io.muster.tenant.Tenant;
import io.muster.upload.Claim;
import io.muster.upload.Claims;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Lanes;
import io.muster.upload.Tally;
import io.muster.upload.UploadProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** How an upload ends: its last state and the event that tells it, in one transaction. */
@ApplicationScoped
class Endings {
    private final TenantDatabases databases;
    private final Claims claims;
    private final Lanes lanes;
    private final RoadMetrics metrics;

    Endings(TenantDatabases databases, Claims claims, Lanes lanes, RoadMetrics metrics) {
        this.databases = databases;
        this.claims = claims;
        this.lanes = lanes;
        this.metrics = metrics;
    }

    /** Every row has its verdict. */
    Uni<Void> complete(Attempt attempt) {
        Tenant tenant = attempt.tenant();
        Claim claim = attempt.claim();
        int rowsRead = attempt.rowsRead().get();
        return databases
                .inTransaction(
                        tenant.id(),
                        tx -> claims.progress(tx, claim, rowsRead)
                                .chain(() -> claims.complete(tx, claim))
                                .chain(() -> tell(tx, tenant, claim, totals -> completed(totals, rowsRead))))
                .invoke(() -> metrics.ended(tenant.id(), "completed"))
                .invoke(() -> LOG.uploadCompleted(
                        claim.uploadId().toString(), tenant.id().value(), rowsRead));
    }

    /** The workbook, or the rest of it, cannot be read; what was posted stays posted. */
    Uni<Void> fail(Attempt attempt, UploadProblem problem) {
        Tenant tenant = attempt.tenant();
        Claim claim = attempt.claim();
        int rowsRead = attempt.rowsRead().get();
        return databases
                .inTransaction(
                        tenant.id(),
                        tx -> claims.progress(tx, claim, rowsRead)
                                .chain(() -> claims.fail(tx, claim, problem))
                                .chain(() -> tell(tx, tenant, claim, totals -> failed(totals, problem))))
                .invoke(() -> metrics.ended(tenant.id(), "failed"))
                .invoke(() -> LOG.uploadFailed(
                        claim.uploadId().toString(), tenant.id().value(), problem.stoppedAtRow(), problem.code()));
    }

    /** Gives the upload back for any worker to go on with. */
    Uni<Void> release(Attempt attempt) {
        return databases.inTransaction(attempt.tenant().id(), tx -> claims.release(tx, attempt.claim()));
    }

    private Uni<Void> tell(SqlConnection tx, Tenant tenant, Claim claim, Function<UploadTotals, OutboxEvent> event) {
        return lanes.list(tx, claim.uploadId())
                .map(checkpoints -> totals(tenant, claim, checkpoints))
                .flatMap(totals -> Outbox.append(tx, List.of(event.apply(totals))));
    }

    private static UploadTotals totals(Tenant tenant, Claim claim, List<LaneCheckpoint> checkpoints) {
        Tally tally = checkpoints.stream().map(LaneCheckpoint::tally).reduce(Tally.NONE, Tally::plus);
        PostingHash hash = checkpoints.stream()
                .map(checkpoint -> PostingHash.of(checkpoint.postingHash()))
                .reduce(PostingHash.NONE, PostingHash::plus);
        return new UploadTotals(
                tenant.id(),
                claim.uploadId(),
                claim.token(),
                claim.upload().kind(),
                claim.upload().content().bytes(),
                tally,
                hash.toBytes(),
                Instant.now());
    }

    /** Every row read has one verdict, or nothing is announced: the books are looked at by a person then. */
    private static OutboxEvent completed(UploadTotals totals, int rowsRead) {
        if (totals.tally().rows() != rowsRead) {
            throw new IllegalStateException(
                    totals.tally().rows() + " verdicts for " + rowsRead + " rows of upload " + totals.upload());
        }
        return new UploadCompleted(totals).event();
    }

    private static OutboxEvent failed(UploadTotals totals, UploadProblem problem) {
        Integer row = problem.stoppedAtRow() == 0 ? null : problem.stoppedAtRow();
        return new UploadFailed(totals, problem.code(), row).event();
    }
}
