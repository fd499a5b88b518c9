package io.muster.db;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.Tenant;
import io.muster.tenant.Tenants;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Migrates every database before anything else of Muster starts.
 *
 * <p>Without the control database nothing runs; a lender whose database is down keeps nobody else waiting, and is migrated
 * before its pool opens.
 */
@ApplicationScoped
class StartupMigrations {
    private static final Duration DIRECTORY_WAIT_MAX = Duration.ofSeconds(30);

    private final Migrations migrations;
    private final Tenants tenants;

    StartupMigrations(Migrations migrations, Tenants tenants) {
        this.migrations = migrations;
        this.tenants = tenants;
    }

    void migrate(@Observes @Priority(1) StartupEvent event) {
        migrations.migrateControl();
        tenants.list().await().atMost(DIRECTORY_WAIT_MAX).forEach(this::migrate);
    }

    private void migrate(Tenant tenant) {
        try {
            migrations.migrate(tenant);
        } catch (RuntimeException failure) {
            LOG.tenantNotMigrated(tenant.id().value(), failure);
        }
    }
}
