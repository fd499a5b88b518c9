package io.muster.pipeline;

import io.muster.Instance;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.upload.Claims;
import io.muster.upload.Decided;
import io.muster.upload.Hand;
import io.muster.upload.Phase;
import io.muster.upload.Turning;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.UploadState;
import io.muster.upload.Wishes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Ends uploads between two batches, as people wish; what was posted stays posted, and the event tells how much that is.
 *
 * <p>What no worker has is claimed for that, so that whatever a worker before still writes meets no row: the totals that are
 * told are the last ones.
 */
@ApplicationScoped
public class Cancellations {
    private final Tenants tenants;
    private final Turning turning;
    private final Wishes wishes;
    private final Claims claims;
    private final Endings endings;
    private final IngestConfig config;
    private final Instance instance;

    Cancellations(
            Tenants tenants,
            Turning turning,
            Wishes wishes,
            Claims claims,
            Endings endings,
            IngestConfig config,
            Instance instance) {
        this.tenants = tenants;
        this.turning = turning;
        this.wishes = wishes;
        this.claims = claims;
        this.endings = endings;
        this.config = config;
        this.instance = instance;
    }

    /** Ends it at once, or has the worker end it; empty when the lender has no such upload. */
    public Uni<Optional<Decided>> cancel(TenantId id, UploadId upload, Hand hand, String reason) {
        return turning.turn(id, upload, (tx, found) -> cancel(tx, id, found, hand, reason));
    }

    private Uni<Decided> cancel(SqlConnection tx, TenantId tenant, Upload upload, Hand hand, String reason) {
        // What was never posted is not cancelled but discarded
        if (upload.phase() == Phase.TRY && upload.tally().rows() == 0) {
            return answer(new Decided.NotAsked(upload));
        }
        // Whoever cancels may take it up, so that a maker would let go on what a checker has stopped
        if (Wishes.keepsFrom(hand, upload)) {
            return answer(new Decided.PausedByChecker(upload));
        }
        return switch (upload.state()) {
            case UploadState.Cancelled _ -> wishes.cancelCancelled(tx, upload, hand, reason);
            case UploadState.Held held -> wishes.cancelHeld(tx, upload, held, hand, reason);
            case UploadState.Reading _ -> wishes.cancelReading(tx, upload, hand, reason);
            case UploadState.Received _ -> end(tx, tenant, upload, hand, reason);
            case UploadState.Paused paused ->
                wishes.leavePause(tx, paused, upload).chain(() -> end(tx, tenant, upload, hand, reason));
            case UploadState.Completed _, UploadState.Failed _, UploadState.Discarded _ ->
                answer(new Decided.NotAsked(upload));
        };
    }

    private Uni<Decided> end(SqlConnection tx, TenantId id, Upload upload, Hand hand, String reason) {
        return wishes.noteCancelled(tx, upload, hand, reason)
                .chain(() -> claims.claim(tx, upload.id(), instance.name(), config.leaseFor(), config.lanes()))
                .map(Optional::orElseThrow)
                .flatMap(claim -> tenant(id).flatMap(tenant -> endings.cancel(tx, tenant, claim)))
                .chain(() -> turning.as(tx, upload, Decided.Done::new));
    }

    private Uni<Tenant> tenant(TenantId id) {
        return tenants.find(id).map(Optional::orElseThrow);
    }

    private static Uni<Decided> answer(Decided decided) {
        return Uni.createFrom().item(decided);
    }
}
