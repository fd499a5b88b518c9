package io.muster.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.PostgresProxy;
import io.muster.local.SharedStack;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Lenders whose address in the directory is a proxy's, so that the whole application reaches their books through it. */
public final class LenderBehindProxy {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private LenderBehindProxy() {}

    /** A proxy before the shared stack's server; it stays, as its lenders stay in the directory of all tests. */
    public static PostgresProxy proxy() {
        return PostgresProxy.to(server().getPort());
    }

    /** Makes an empty database and its role, and enters a new lender with the proxy's address. */
    public static Tenant enter(String id, PostgresProxy proxy, Tenants tenants) throws SQLException {
        String name = database(id);
        Tenant tenant = new Tenant(
                new TenantId(id), id, new Tenant.DatabaseAddress("127.0.0.1", proxy.port(), name, name, 1), false);
        String password = new DatabasePasswords(setting("muster.tenant-db.secret")).of(tenant.database());
        try (Connection admin = connect("postgres");
                var statement = admin.createStatement()) {
            statement.execute("create role " + name + " login password '" + password + "'");
            statement.execute("create database " + name + " owner " + name);
            statement.execute("revoke connect, temporary on database " + name + " from public");
        }
        assertThat(tenants.add(tenant).await().atMost(WAIT_MAX)).isEqualTo(tenant);
        return tenant;
    }

    /** The lender's books, past the proxy. */
    public static Connection books(String id) throws SQLException {
        return connect(database(id));
    }

    private static String database(String id) {
        return "lender_" + id.replace('-', '_');
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server().getAuthority() + "/" + database,
                setting("muster.provisioning.username"),
                setting("muster.provisioning.password"));
    }

    private static URI server() {
        return URI.create(setting("muster.provisioning.url"));
    }

    private static String setting(String name) {
        Map<String, String> stack = SharedStack.settings();
        return Objects.requireNonNull(stack.get(name), name);
    }
}
