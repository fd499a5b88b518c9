package io.muster.db;

import io.muster.tenant.Tenant;
import io.muster.tenant.Tenant.DatabaseAddress;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes a lender's database role and database, brings it to the current schema, and enters the lender in the directory.
 *
 * <p>Every step may be repeated: what an interrupted provisioning left is taken up again. The directory's row comes last,
 * so that nobody meets a lender whose books are not ready.
 */
@ApplicationScoped
public class Provisioning {
    private static final int CONNECT_SECONDS_MAX = 10;
    // One provisioning at a time on a server; the number only has to be ours
    private static final String LOCK = "select pg_advisory_lock(7205759)";
    private static final String ROLE_EXISTS = "select 1 from pg_roles where rolname = ?";
    private static final String DATABASE_EXISTS = "select 1 from pg_database where datname = ?";
    // Data definition takes no parameters: the server itself quotes the names and the password
    private static final String CREATE_ROLE = "select format('create role %I login', ?::text)";
    private static final String SET_PASSWORD = "select format('alter role %I password %L', ?::text, ?::text)";
    private static final String CREATE_DATABASE = "select format('create database %I', ?::text)";
    private static final String SHUT_PUBLIC_OUT =
            "select format('revoke connect, temporary on database %I from public', ?::text)";
    private static final String LET_ROLE_IN =
            "select format('grant connect, create on database %I to %I', ?::text, ?::text)";
    private static final String OWN_SCHEMA = "select format('alter schema public owner to %I', ?::text)";

    private final Tenants tenants;
    private final Migrations migrations;
    private final ProvisioningConfig config;
    private final DatabasePasswords passwords;

    Provisioning(Tenants tenants, Migrations migrations, ProvisioningConfig config, TenantDbConfig tenantDb) {
        this.tenants = tenants;
        this.migrations = migrations;
        this.config = config;
        this.passwords = new DatabasePasswords(tenantDb.secret());
    }

    /**
     * What a provisioning came to.
     *
     * @param created false when the lender was there before; it is then left as it is
     */
    public record Provisioned(Tenant tenant, boolean created) {}

    /** This installation was given no server on which it may make databases. */
    public static final class ProvisioningOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        ProvisioningOff() {
            super("muster.provisioning.url, username and password are not set");
        }
    }

    /** Provisions a lender, or answers with the one that is there. Fails with {@link ProvisioningOff} where unset. */
    public Uni<Provisioned> provision(TenantId id, String name, boolean keyIncludesLoan) {
        return tenants.find(id)
                .flatMap(known -> known.isPresent() ? renewPassword(known.get()) : make(id, name, keyIncludesLoan));
    }

    /** A lender that is there keeps everything, but its role's password follows the generation in the directory. */
    private Uni<Provisioned> renewPassword(Tenant known) {
        return Uni.createFrom()
                .item(() -> setPassword(known))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(tenant -> new Provisioned(tenant, false));
    }

    private Tenant setPassword(Tenant known) {
        URI server = config.url().orElseThrow(ProvisioningOff::new);
        try (Connection admin = connect(server, server.getPath().substring(1))) {
            query(admin, LOCK);
            makeRole(admin, known.database());
        } catch (SQLException e) {
            throw new IllegalStateException("could not set the password of tenant " + known.id(), e);
        }
        return known;
    }

    private Uni<Provisioned> make(TenantId id, String name, boolean keyIncludesLoan) {
        return Uni.createFrom()
                .item(() -> makeDatabase(id, name, keyIncludesLoan))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(tenants::add)
                .map(tenant -> new Provisioned(tenant, true));
    }

    private Tenant makeDatabase(TenantId id, String name, boolean keyIncludesLoan) {
        URI server = config.url().orElseThrow(ProvisioningOff::new);
        // A prefix of its own, so that no lender's name can mean the control database or anybody else's
        String database = "lender_" + id.value().replace('-', '_');
        DatabaseAddress address = new DatabaseAddress(server.getHost(), server.getPort(), database, database, 1);
        Tenant tenant = new Tenant(id, name, address, keyIncludesLoan);
        try (Connection admin = connect(server, server.getPath().substring(1))) {
            query(admin, LOCK);
            makeRole(admin, address);
            if (!exists(admin, DATABASE_EXISTS, address.name())) {
                execute(admin, format(admin, CREATE_DATABASE, address.name()));
            }
            execute(admin, format(admin, SHUT_PUBLIC_OUT, address.name()));
            execute(admin, format(admin, LET_ROLE_IN, address.name(), address.role()));
            giveSchema(server, address);
        } catch (SQLException e) {
            throw new IllegalStateException("could not make the database of tenant " + id, e);
        }
        migrations.migrate(tenant);
        return tenant;
    }

    private void makeRole(Connection admin, DatabaseAddress address) throws SQLException {
        if (!exists(admin, ROLE_EXISTS, address.role())) {
            execute(admin, format(admin, CREATE_ROLE, address.role()));
        }
        execute(admin, format(admin, SET_PASSWORD, address.role(), passwords.of(address)));
    }

    private void giveSchema(URI server, DatabaseAddress address) throws SQLException {
        try (Connection inside = connect(server, address.name())) {
            execute(inside, format(inside, OWN_SCHEMA, address.role()));
        }
    }

    private Connection connect(URI server, String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {server.getHost()});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(database);
        source.setConnectTimeout(CONNECT_SECONDS_MAX);
        source.setUser(config.username().orElseThrow(ProvisioningOff::new));
        source.setPassword(config.password().orElseThrow(ProvisioningOff::new));
        return source.getConnection();
    }

    private static boolean exists(Connection admin, String sql, String name) throws SQLException {
        return first(admin, sql, name).isPresent();
    }

    private static String format(Connection admin, String sql, String... names) throws SQLException {
        return first(admin, sql, names).orElseThrow();
    }

    private static Optional<String> first(Connection admin, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void query(Connection admin, String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            var _ = statement.executeQuery(sql);
        }
    }

    private static void execute(Connection admin, String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}
