package io.muster.db;

import io.muster.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the control database and each tenant's database to this version's schema. Blocks: for start-up and workers.
 *
 * <p>Starts from the configuration of the Flyway that Quarkus made, since a native image cannot scan its class path: that
 * one knows every migration file, and here each database is given those of its own folder.
 */
@ApplicationScoped
public class Migrations {
    private static final String CONTROL = "db/control";
    private static final int CONNECT_SECONDS_MAX = 10;
    // A server that goes silent in the middle of a migration must not hold a thread for ever
    private static final int SILENCE_SECONDS_MAX = 300;
    // Whoever waits for a table longer keeps everybody else waiting behind it
    private static final String LOCK_WAIT_MAX = "-c lock_timeout=3s";
    private static final String TENANT = "db/tenant";

    private final Configuration built;
    private final DatabasePasswords passwords;

    Migrations(Flyway flyway, TenantDbConfig config) {
        this.built = flyway.getConfiguration();
        this.passwords = new DatabasePasswords(config.secret());
    }

    /** Migrates the control database. */
    public void migrateControl() {
        migrate(from(CONTROL));
    }

    /** Migrates one tenant's database, entered as the tenant's own role. */
    public void migrate(Tenant tenant) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {tenant.database().host()});
        database.setPortNumbers(new int[] {tenant.database().port()});
        database.setDatabaseName(tenant.database().name());
        database.setConnectTimeout(CONNECT_SECONDS_MAX);
        database.setLoginTimeout(CONNECT_SECONDS_MAX);
        database.setSocketTimeout(SILENCE_SECONDS_MAX);
        database.setOptions(LOCK_WAIT_MAX);
        database.setUser(tenant.database().role());
        database.setPassword(passwords.of(tenant.database()));
        migrate(from(TENANT).dataSource(database));
    }

    private FluentConfiguration from(String folder) {
        return Flyway.configure()
                .configuration(built)
                .locations("classpath:" + folder)
                .resourceProvider(new Folder(built.getResourceProvider(), folder));
    }

    private static void migrate(FluentConfiguration configuration) {
        var _ = configuration.load().migrate();
    }

    /** The migrations of one folder, out of all that were found at build time. */
    private record Folder(ResourceProvider all, String folder) implements ResourceProvider {
        @Override
        public LoadableResource getResource(String name) {
            return all.getResource(name);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            List<LoadableResource> own = all.getResources(prefix, suffixes).stream()
                    .filter(resource -> resource.getRelativePath().startsWith(folder + "/"))
                    .toList();
            return own;
        }
    }
}
