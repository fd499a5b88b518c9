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
import io.muster.upload.Ends;
import io.muster.upload.Found;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Lanes;
import io.muster.upload.Phase;
import io.muster.upload.Tally;
import io.muster.upload.UploadProblem;
import io.muster.upload.Wish;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an upload ends: its last state and the event that tells it, in one transaction. */
@ApplicationScoped
class Endings {
    /** Why a cancelled upload ended, as its event says it. */
    private static final String CANCELLED = "cancelled";

    private final TenantDatabases databases;
    private final Claims claims;
    private final Ends ends;
    private final Lanes lanes;
    private final RoadMetrics metrics;

    Endings(TenantDatabases databases, Claims claims, Ends ends, Lanes lanes, RoadMetrics metrics) {
        this.databases = databases;
        this.claims = claims;
        this.ends = ends;
        this.lanes = lanes;
        this.metrics = metrics;
    }

    /**
     * Every row has its verdict. Should the books count otherwise, nothing is announced as complete: that is a defect of
     * Muster, no further attempt would mend it, and a person must look.
     */
    Uni<Void> complete(Attempt attempt) {
        int rowsRead = attempt.rowsRead().get();
        return databases
                .inTransaction(
                        attempt.tenant().id(),
                        tx -> claims.progress(tx, attempt.claim(), rowsRead)
                                .chain(() -> totals(tx, attempt.tenant(), attempt.claim()))
                                .call(totals -> complete(tx, attempt, totals, rowsRead)))
                .map(totals -> totals.tally().rows())
                .flatMap(verdicts -> isWhole(attempt, verdicts, rowsRead)
                        ? noteCompleted(attempt)
                        : fail(attempt, miscounted(attempt, verdicts, rowsRead)));
    }

    /** People decided about what the trial had counted: no row more, and no row less. */
    private static boolean isWhole(Attempt attempt, long verdicts, int rowsRead) {
        return verdicts == rowsRead && rowsRead == rowsTried(attempt, rowsRead);
    }

    private static int rowsTried(Attempt attempt, int rowsRead) {
        Found found = attempt.claim().upload().found();
        return found == null ? rowsRead : found.rows();
    }

    private Uni<Void> complete(SqlConnection tx, Attempt attempt, UploadTotals totals, int rowsRead) {
        return isWhole(attempt, totals.tally().rows(), rowsRead)
                ? ends.complete(tx, attempt.claim())
                        .chain(() -> Outbox.append(
                                tx,
                                List.of(new UploadCompleted(totals).event()),
                                attempt.span().context()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> noteCompleted(Attempt attempt) {
        metrics.completed(attempt.tenant().id(), attempt.claim().upload());
        LOG.uploadCompleted(
                attempt.claim().uploadId(),
                attempt.tenant().id(),
                attempt.rowsRead().get());
        return Uni.createFrom().voidItem();
    }

    private static UploadProblem miscounted(Attempt attempt, long verdicts, int rowsRead) {
        return new UploadProblem(
                "miscounted",
                "The sheet has " + rowsRead + " rows, its trial counted " + rowsTried(attempt, rowsRead)
                        + ", and the books have " + verdicts + " verdicts for them.",
                "What was posted stays posted. Tell your Muster support the upload's id.",
                0);
    }

    /**
     * The workbook, or the rest of it, cannot be read; what was posted stays posted. Where somebody wished otherwise meanwhile
     * that is done instead: what people were told of it comes true.
     */
    Uni<Void> fail(Attempt attempt, UploadProblem problem) {
        Claim claim = attempt.claim();
        return databases
                .inTransaction(
                        attempt.tenant().id(),
                        tx -> claims.lockWish(tx, claim)
                                .call(() -> claims.progress(tx, claim, rowsRead(attempt)))
                                .call(wanted -> wanted.isPresent()
                                        ? halt(tx, attempt.tenant(), claim, wanted)
                                        : fail(tx, attempt.tenant(), claim, problem)))
                .invoke(wanted -> wanted.ifPresentOrElse(
                        wish -> noteHalt(attempt, wish.slug()), () -> noteFailed(attempt, problem)))
                .replaceWithVoid();
    }

    private Uni<Void> fail(SqlConnection tx, Tenant tenant, Claim claim, UploadProblem problem) {
        return ends.fail(tx, claim, problem)
                .chain(() -> totals(tx, tenant, claim))
                .flatMap(totals -> Outbox.append(
                        tx, List.of(failed(totals, problem)), claim.upload().trace()));
    }

    private void noteFailed(Attempt attempt, UploadProblem problem) {
        metrics.ended(attempt.tenant().id(), "failed");
        LOG.uploadFailed(attempt.claim().uploadId(), attempt.tenant().id(), problem.stoppedAtRow(), problem.code());
    }

    private static int rowsRead(Attempt attempt) {
        return Math.max(
                attempt.rowsRead().get(),
                Math.toIntExact(attempt.claim().upload().tally().rows()));
    }

    /**
     * Lets an upload rest or end where it is, as somebody wished; a wish that was taken back gives it back. A trial that is to
     * end is discarded, unless rows were posted before it.
     */
    Uni<Void> halt(Attempt attempt, Wish wish) {
        Claim claim = attempt.claim();
        return databases
                .inTransaction(
                        attempt.tenant().id(),
                        tx -> claims.lockWish(tx, claim)
                                .call(() -> claims.progress(tx, claim, rowsRead(attempt)))
                                .call(wanted -> halt(tx, attempt.tenant(), claim, wanted)))
                .invoke(wanted -> noteHalt(attempt, wanted.map(Wish::slug).orElse("taken back " + wish.slug())))
                .replaceWithVoid();
    }

    private Uni<Void> halt(SqlConnection tx, Tenant tenant, Claim claim, Optional<Wish> wanted) {
        if (wanted.isEmpty()) {
            return ends.release(tx, claim);
        }
        return switch (wanted.get()) {
            case PAUSE -> claim.phase() == Phase.POST ? ends.pause(tx, claim) : ends.release(tx, claim);
            case CANCEL -> cancel(tx, tenant, claim);
        };
    }

    /**
     * Ends an upload where it is, in a transaction that the caller commits. What was tried only is discarded, and no event
     * tells of it; one that was cancelled before, and told so, is cancelled as before.
     */
    Uni<Void> cancel(SqlConnection tx, Tenant tenant, Claim claim) {
        if (claim.phase() == Phase.TRY) {
            return claim.resumes() ? ends.cancel(tx, claim) : ends.discard(tx, claim);
        }
        return ends.cancel(tx, claim)
                .chain(() -> totals(tx, tenant, claim))
                .flatMap(totals -> Outbox.append(
                        tx,
                        List.of(new UploadFailed(totals, CANCELLED, null).event()),
                        claim.upload().trace()));
    }

    private void noteHalt(Attempt attempt, String wish) {
        LOG.uploadHalted(attempt.claim().uploadId(), attempt.tenant().id(), wish);
    }

    /** Gives the upload back for any worker to go on with. */
    Uni<Void> release(Attempt attempt) {
        return databases.inTransaction(attempt.tenant().id(), tx -> ends.release(tx, attempt.claim()));
    }

    private Uni<UploadTotals> totals(SqlConnection tx, Tenant tenant, Claim claim) {
        return lanes.list(tx, claim.uploadId()).map(checkpoints -> totals(tenant, claim, checkpoints));
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

    private static OutboxEvent failed(UploadTotals totals, UploadProblem problem) {
        Integer row = problem.stoppedAtRow() == 0 ? null : problem.stoppedAtRow();
        return new UploadFailed(totals, problem.code(), row).event();
    }
}
