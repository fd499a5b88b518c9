package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.tenant.TenantId;
import io.muster.upload.Claim;
import io.muster.upload.Claims;
import io.muster.upload.LostClaim;
import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Attempts that broke off through no fault of the workbook: noted, and the upload let go, so that it is tried again soon. */
@ApplicationScoped
class BrokenAttempts {
    /** From then on it is not a fault that passes by itself, most likely, and a person should look. */
    private static final int FAILURES_TO_LOOK_AT = 10;

    private static final Duration LET_GO_WAIT_MAX = Duration.ofSeconds(5);

    private final TenantDatabases databases;
    private final Claims claims;
    private final RoadMetrics metrics;
    private final RetryWait wait;

    BrokenAttempts(TenantDatabases databases, Claims claims, RoadMetrics metrics, IngestConfig config) {
        this.databases = databases;
        this.claims = claims;
        this.metrics = metrics;
        this.wait = new RetryWait(
                config.retryAfterMin(),
                config.retryAfterMax(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Lets go as well as it can, and never fails: where the books cannot be reached, the lease runs out by itself. */
    Uni<Void> letGo(TenantId tenant, Claim claim, Throwable failure) {
        UploadId upload = claim.uploadId();
        metrics.brokeOff(tenant);
        return databases
                .inTransaction(tenant, tx -> claims.letGo(tx, claim, wait::after))
                .ifNoItem()
                .after(LET_GO_WAIT_MAX)
                .fail()
                .invoke(failures -> noteFailure(upload, tenant, failures, failure))
                .replaceWithVoid()
                .onFailure(LostClaim.class)
                .recoverWithUni(() -> noteTakeOver(tenant, claim))
                .onFailure()
                .invoke(failure::addSuppressed)
                .onFailure()
                .invoke(_ -> LOG.uploadNotLetGo(upload, tenant, failure))
                .onFailure()
                .recoverWithNull();
    }

    private static void noteFailure(UploadId upload, TenantId tenant, int failures, Throwable failure) {
        if (failures < FAILURES_TO_LOOK_AT) {
            LOG.uploadBrokeOff(upload, tenant, failures, failure);
        } else {
            LOG.uploadKeepsBreakingOff(upload, tenant, failures, failure);
        }
    }

    /** Another worker has it: whatever broke here is no longer of interest. */
    Uni<Void> noteTakeOver(TenantId tenant, Claim claim) {
        LOG.uploadTakenOver(claim.uploadId(), tenant);
        return Uni.createFrom().voidItem();
    }
}
