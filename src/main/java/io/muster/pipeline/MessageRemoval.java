package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.Role;
import io.muster.Roles;
import io.muster.db.TenantDatabases;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.notification.KeepingConfig;
import io.muster.notification.KeptMessages;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * In a process with the role notify: removes now and then the messages of each lender that were kept for long enough, one
 * lender after the other, in small batches with a rest between them, on a virtual thread of its own.
 */
@ApplicationScoped
class MessageRemoval {
    private final Tenants tenants;
    private final TenantDatabases databases;
    private final KeptMessages kept;
    private final KeepingConfig config;
    private final Meters meters;
    private final Roles roles;
    /** How many messages of a lender are removed at once after more took too long; without an entry as many as may be. */
    private final Map<TenantId, Integer> fewer = new HashMap<>();

    private final CountDownLatch stopped = new CountDownLatch(1);

    MessageRemoval(
            Tenants tenants,
            TenantDatabases databases,
            KeptMessages kept,
            KeepingConfig config,
            Meters meters,
            Roles roles) {
        this.tenants = tenants;
        this.databases = databases;
        this.kept = kept;
        this.config = config;
        this.meters = meters;
        this.roles = roles;
    }

    void start(@Observes StartupEvent started) {
        if (roles.plays(Role.NOTIFY)) {
            var _ = Thread.ofVirtual().name("message-removal").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void run() {
        while (!isStopped(config.lookEvery())) {
            try {
                await(tenants.list()).forEach(this::removeOrNote);
            } catch (RuntimeException failed) {
                LOG.tenantsNotListed(failed);
            }
        }
    }

    /** A lender whose books do not answer in time is tried again at the next look, with fewer messages at once. */
    private void removeOrNote(Tenant tenant) {
        try {
            remove(tenant.id());
        } catch (RuntimeException failed) {
            LOG.messagesNotRemoved(tenant.id(), failed);
        }
    }

    private void remove(TenantId tenant) {
        int batch = fewer.getOrDefault(tenant, KeptMessages.BATCH);
        try {
            int removed = batch;
            while (removed == batch && !isStopped(config.rest())) {
                removed = await(databases.inTransaction(tenant, tx -> kept.remove(tx, Instant.now(), batch)));
                meters.count(Metric.MESSAGES_REMOVED, removed, tenant.value());
            }
        } catch (TimeoutException tooMany) {
            fewer.put(tenant, Math.max(1, batch / 2));
            throw tooMany;
        }
    }

    /** What is not done in time is given up, and so rolled back. */
    private <T> T await(Uni<T> answer) {
        return answer.ifNoItem().after(config.answerMax()).fail().await().indefinitely();
    }

    private boolean isStopped(Duration wait) {
        try {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
