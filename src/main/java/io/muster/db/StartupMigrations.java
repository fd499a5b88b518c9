package io.muster.db;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.Tenant;
import io.muster.tenant.Tenants;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Migrates every database before anything else of Muster starts.
 *
 * <p>Without the control database nothing runs: it is waited for a little, since everything may be started at once, and
 * then the process ends for its supervisor to start it again. A lender whose database is down keeps nobody else waiting,
 * and is migrated before its pool opens.
 */
@ApplicationScoped
class StartupMigrations {
    /** Short enough to be told to stop meanwhile. */
    private static final Duration CONTROL_WAIT_MAX = Duration.ofSeconds(20);

    private static final Duration DIRECTORY_WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Migrations migrations;
    private final Tenants tenants;

    StartupMigrations(Migrations migrations, Tenants tenants) {
        this.migrations = migrations;
        this.tenants = tenants;
    }

    void migrate(@Observes @Priority(1) StartupEvent event) {
        Set<String> away = new HashSet<>();
        for (Tenant tenant : readDirectory(Instant.now().plus(CONTROL_WAIT_MAX))) {
            migrate(tenant, away);
        }
    }

    private List<Tenant> readDirectory(Instant deadline) {
        while (true) {
            try {
                migrations.migrateControl();
                return tenants.list().await().atMost(DIRECTORY_WAIT_MAX);
            } catch (RuntimeException failure) {
                if (Instant.now().isAfter(deadline)) {
                    throw failure;
                }
                LOG.controlDatabaseAway(failure.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN_AFTER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop before the control database was there", stopped);
        }
    }

    /** A server that does not answer is asked once, not once for each of its lenders. */
    private void migrate(Tenant tenant, Set<String> away) {
        String server = tenant.database().host() + ":" + tenant.database().port();
        if (away.contains(server)) {
            LOG.tenantLeftOut(tenant.id(), server);
            return;
        }
        try {
            migrations.migrate(tenant);
        } catch (RuntimeException failure) {
            LOG.tenantNotMigrated(tenant.id(), failure);
            if (SqlStates.isAway(failure)) {
                away.add(server);
            }
        }
    }
}
