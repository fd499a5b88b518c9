package io.muster.upload;

import static io.muster.log.MusterLog.LOG;

import io.muster.Role;
import io.muster.Roles;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Clears the spool, at the start and every now and then: of what dead processes were taking in, and of workbooks whose
 * sender was never answered, because the process died between the file's last byte and the upload's row.
 */
@ApplicationScoped
class SpoolSweep {
    private static final Duration LENDER_WAIT_MAX = Duration.ofSeconds(30);

    private final Spool spool;
    private final Uploads uploads;
    private final Tenants tenants;
    private final SpoolConfig config;
    private final Roles roles;
    private final Meters meters;
    private Optional<Cancellable> running = Optional.empty();

    SpoolSweep(Spool spool, Uploads uploads, Tenants tenants, SpoolConfig config, Roles roles, Meters meters) {
        this.spool = spool;
        this.uploads = uploads;
        this.tenants = tenants;
        this.config = config;
        this.roles = roles;
        this.meters = meters;
    }

    /** Others may not even have the spool. */
    void start(@Observes StartupEvent event) {
        if (!roles.plays(Role.API) && !roles.plays(Role.INGEST)) {
            return;
        }
        meters.show(Metric.SPOOL_FREE, () -> config.dir().toFile().getUsableSpace());
        meters.show(Metric.SPOOL_SIZE, () -> config.dir().toFile().getTotalSpace());
        running = Optional.of(Multi.createFrom()
                .ticks()
                .every(config.sweepEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> sweep())
                .subscribe()
                .with(_ -> {}, LOG::spoolNotSwept));
    }

    void stop(@Observes ShutdownEvent event) {
        running.ifPresent(Cancellable::cancel);
    }

    /** Never fails: what cannot be cleared now waits for the next time. */
    Uni<Void> sweep() {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::sweepIncoming)
                .chain(tenants::list)
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(this::sweep)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(LOG::spoolNotSwept)
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> sweep(Tenant tenant) {
        Instant then = Instant.now().minus(config.orphanAfter());
        return Uni.createFrom()
                .item(() -> restingSince(tenant.id(), then))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(resting -> uploads.unknown(tenant.id(), resting))
                .ifNoItem()
                .after(LENDER_WAIT_MAX)
                .fail()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(unknown -> unknown.forEach(orphan -> delete(orphan, then)))
                .replaceWithVoid()
                .onFailure()
                .invoke(LOG::spoolNotSwept)
                .onFailure()
                .recoverWithNull();
    }

    private void sweepIncoming() {
        try {
            spool.sweep();
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private List<Resting> restingSince(TenantId tenant, Instant then) {
        try {
            return spool.restingSince(tenant, then);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    /** Sending it again makes it young, so it is looked at once more. */
    private static void delete(Resting orphan, Instant then) {
        try {
            if (orphan.isOlderThan(then) && Files.deleteIfExists(orphan.file())) {
                LOG.orphanDeleted(orphan.file().getFileName().toString());
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }
}
