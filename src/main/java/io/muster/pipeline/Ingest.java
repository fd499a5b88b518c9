package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.trace.Span;
import io.muster.trace.Tracing;
import io.muster.trace.UploadTraces;
import io.muster.upload.Claim;
import io.muster.upload.Claims;
import io.muster.upload.LostClaim;
import io.muster.upload.UploadId;
import io.muster.upload.UploadProblem;
import io.muster.upload.Wish;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Claims an upload, has it worked on while the lease is kept alive, and writes how it ended.
 *
 * <p>A fresh start and a recovery after a crash are this same path.
 */
@ApplicationScoped
class Ingest {
    private final Tenants tenants;
    private final TenantDatabases databases;
    private final Holds holds;
    private final Claims claims;
    private final Gate gate;
    private final Attempts attempts;
    private final Trials trials;
    private final Endings endings;
    private final BrokenAttempts broken;
    private final FairShare share;
    private final IngestConfig config;
    private final Tracing tracing;

    Ingest(
            Tenants tenants,
            TenantDatabases databases,
            Holds holds,
            Claims claims,
            Gate gate,
            Attempts attempts,
            Trials trials,
            Endings endings,
            BrokenAttempts broken,
            FairShare share,
            IngestConfig config,
            Tracing tracing) {
        this.tracing = tracing;
        this.tenants = tenants;
        this.databases = databases;
        this.holds = holds;
        this.claims = claims;
        this.gate = gate;
        this.attempts = attempts;
        this.trials = trials;
        this.endings = endings;
        this.broken = broken;
        this.share = share;
        this.config = config;
    }

    /**
     * Works on an upload until it is completed, failed, or given back; nothing happens when another worker has it, or
     * while the lender's outbox has no room.
     *
     * <p>When the machinery fails, the upload is let go and any worker goes on behind the checkpoints a little later; fails
     * only when the upload cannot be claimed.
     *
     * @param stopping once it has begun the upload is given back; so it is when it has waited too long for room
     */
    Uni<Void> run(TenantId tenant, UploadId upload, Stopping stopping) {
        return Uni.createFrom().deferred(() -> runSeated(tenant, upload, stopping));
    }

    /** Seated from the claim to the ending, so that others make room for all of it and not for its batches alone. */
    private Uni<Void> runSeated(TenantId tenant, UploadId upload, Stopping stopping) {
        Seat seat = share.enter(tenant);
        return claimed(tenant, upload, seat, stopping).onTermination().invoke(seat::leave);
    }

    private Uni<Void> claimed(TenantId tenant, UploadId upload, Seat seat, Stopping stopping) {
        return Uni.join()
                .first(List.of(take(tenant, upload), stopping.outOfTime().replaceWith(Optional.<Held>empty())))
                .toTerminate()
                .onFailure(CompositeException.class)
                .transform(Throwable::getCause)
                .flatMap(taken -> taken.map(held -> work(tenant, held, seat, stopping))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<Held>> take(TenantId tenant, UploadId upload) {
        return gate.isOpen(tenant)
                .flatMap(open -> open ? claim(tenant, upload) : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Held>> claim(TenantId tenant, UploadId upload) {
        return databases
                .inTransaction(tenant, tx -> holds.take(tx, upload))
                .ifNoItem()
                .after(config.batchTimeMax())
                .fail();
    }

    private Uni<Void> work(TenantId id, Held held, Seat seat, Stopping stopping) {
        Claim claim = held.claim();
        LOG.uploadClaimed(claim.uploadId(), id, claim.token());
        Span span = span(id, claim);
        UploadTraces.begin(claim.uploadId(), span.context());
        return tenants.find(id)
                .map(Optional::orElseThrow)
                .flatMap(tenant -> work(Attempt.of(tenant, held, seat, stopping, span)))
                .onFailure()
                .invoke(span::fail)
                .invoke(span::end)
                .onFailure(LostClaim.class)
                .recoverWithUni(() -> broken.noteTakeOver(id, claim))
                .onFailure()
                .recoverWithUni(failure -> broken.letGo(id, claim, failure))
                .onTermination()
                .invoke(() -> UploadTraces.end(claim.uploadId()));
    }

    /** Also behind a worker that died it goes on in the trace in which the upload was received. */
    private Span span(TenantId id, Claim claim) {
        return tracing.heard(
                        claim.upload().trace(),
                        "attempt",
                        id.value(),
                        claim.uploadId().toString())
                .with("muster.attempt", claim.attempt())
                .with("muster.token", claim.token())
                .with("muster.phase", claim.phase().name().toLowerCase(Locale.ROOT));
    }

    private Uni<Void> work(Attempt attempt) {
        Claim claim = attempt.claim();
        if (claim.wish() != null) {
            return endings.halt(attempt, claim.wish());
        }
        if (claim.attempt() > config.attemptsMax() || claim.upload().failures() >= config.failuresMax()) {
            return endings.fail(attempt, givenUp());
        }
        Uni<Attempt.End> reading =
                road(attempt).onFailure(UnreadableWorkbook.class).recoverWithItem(Attempt.Unreadable::new);
        return Uni.join()
                .first(List.of(reading, keepAlive(attempt), outOfTime(attempt)))
                .toTerminate()
                .onFailure(CompositeException.class)
                .transform(Throwable::getCause)
                .flatMap(end -> end(attempt, end));
    }

    private Uni<Attempt.End> road(Attempt attempt) {
        return switch (attempt.claim().phase()) {
            case TRY -> trials.run(attempt);
            case POST -> attempts.post(attempt);
        };
    }

    private Uni<Void> end(Attempt attempt, Attempt.End end) {
        return switch (end) {
            case Attempt.Tried tried ->
                tried.ask() == null ? goOn(attempt) : Uni.createFrom().voidItem();
            case Attempt.Halted(Wish wish) -> endings.halt(attempt, wish);
            case Attempt.Whole _ -> endings.complete(attempt);
            case Attempt.Interrupted _ -> endings.release(attempt);
            case Attempt.Unreadable(UnreadableWorkbook why) ->
                endings.fail(attempt, new UploadProblem(why.code(), message(why), why.remedy(), why.rowNumber()));
        };
    }

    /** Claimed anew, as any worker could: the trial's claim has ended with the trial. */
    private Uni<Void> goOn(Attempt attempt) {
        attempt.span().end();
        return attempt.stopping().begun()
                ? Uni.createFrom().voidItem()
                : claimed(attempt.tenant().id(), attempt.claim().uploadId(), attempt.seat(), attempt.stopping());
    }

    private static Uni<Attempt.End> outOfTime(Attempt attempt) {
        return attempt.stopping().outOfTime().replaceWith(Attempt.Interrupted::new);
    }

    /** Never has an item; fails when another worker has the upload, or nobody can tell. */
    private Uni<Attempt.End> keepAlive(Attempt attempt) {
        return Multi.createFrom()
                .ticks()
                .every(config.heartbeatEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> renew(attempt))
                .onItem()
                .ignoreAsUni()
                .onItem()
                .transformToUni(_ -> Uni.createFrom().nothing());
    }

    private Uni<Void> renew(Attempt attempt) {
        int rowsRead = attempt.rowsRead().get();
        return databases
                .reserve(attempt.tenant().id())
                .flatMap(reserve -> claims.renew(reserve, attempt.claim(), config.leaseFor(), rowsRead))
                .invoke(wish -> wish.ifPresent(attempt::heed))
                .replaceWithVoid()
                .ifNoItem()
                .after(config.leaseFor())
                .fail()
                .onFailure(failure -> !(failure instanceof LostClaim))
                .recoverWithUni(failure -> noteMissedHeartbeat(attempt, failure));
    }

    /** No reason to stop: should the lease run out meanwhile, the fence keeps this worker from writing. */
    private static Uni<Void> noteMissedHeartbeat(Attempt attempt, Throwable failure) {
        LOG.heartbeatMissed(attempt.claim().uploadId(), attempt.tenant().id(), failure);
        return Uni.createFrom().voidItem();
    }

    private static String message(UnreadableWorkbook why) {
        return Objects.requireNonNullElse(why.getMessage(), why.code());
    }

    private static UploadProblem givenUp() {
        return new UploadProblem(
                "given-up",
                "Muster tried this workbook again and again and could not finish it.",
                "What was posted stays posted. Tell your Muster support the upload's id; sending the same file again"
                        + " goes on where it stopped.",
                0);
    }
}
