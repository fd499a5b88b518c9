package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.Role;
import io.muster.Roles;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.upload.Uploads;
import io.muster.upload.Waiting;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Looks in every lender's books for uploads that wait or whose worker has gone silent: recovery needs no message. */
@ApplicationScoped
class Sweep {
    private static final Duration LENDER_WAIT_MAX = Duration.ofSeconds(3);
    /** So that a server that is down, with many lenders on it, delays the others by little. */
    private static final int LENDERS_AT_ONCE = 8;

    private final Tenants tenants;
    private final Uploads uploads;
    private final IngestWorkers workers;
    private final IngestConfig config;
    private final Roles roles;
    private Optional<Cancellable> running = Optional.empty();

    Sweep(Tenants tenants, Uploads uploads, IngestWorkers workers, IngestConfig config, Roles roles) {
        this.tenants = tenants;
        this.uploads = uploads;
        this.workers = workers;
        this.config = config;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (!roles.plays(Role.INGEST)) {
            return;
        }
        workers.onRoom(this::lookAgain);
        running = Optional.of(Multi.createFrom()
                .ticks()
                .every(config.sweepEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> sweep())
                .subscribe()
                .with(_ -> {}, failure -> LOG.sweepsFailed(failure)));
    }

    void stop(@Observes ShutdownEvent event) {
        running.ifPresent(Cancellable::cancel);
    }

    /** A lender's uploads that found no place: there is one now. */
    private void lookAgain(TenantId tenant) {
        var _ = look(tenant).subscribe().with(_ -> {}, failure -> LOG.sweepFailed(tenant, failure));
    }

    private Uni<Void> sweep() {
        return tenants.list()
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(inAnyOrder(all)))
                .onItem()
                .transformToUni(this::sweep)
                .merge(LENDERS_AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure -> LOG.sweepsFailed(failure))
                .onFailure()
                .recoverWithNull();
    }

    /** One lender whose database is down must not keep the others waiting for ever: its failure is noted and passed. */
    private Uni<Void> sweep(Tenant tenant) {
        return workers.haveRoom() ? look(tenant.id()) : Uni.createFrom().voidItem();
    }

    private Uni<Void> look(TenantId tenant) {
        return uploads.due(tenant, workers.offersMax(), config.smallSizeMax().asLongValue())
                .ifNoItem()
                .after(LENDER_WAIT_MAX)
                .fail()
                .invoke(due -> offer(tenant, due))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.sweepFailed(tenant, failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Places are few: no lender's name may come first each time. */
    private static List<Tenant> inAnyOrder(List<Tenant> all) {
        List<Tenant> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private void offer(TenantId tenant, List<Waiting> due) {
        due.forEach(upload -> workers.offer(tenant, upload));
    }
}
