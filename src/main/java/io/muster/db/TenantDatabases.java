package io.muster.db;

import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The one door to the tenants' databases: a bounded pool for each, opened when it is first asked for, and not before its
 * books have this version's schema.
 *
 * <p>Callers may be on any thread; answers arrive on an event loop.
 */
@ApplicationScoped
public class TenantDatabases {
    private static final Duration RETRY_AFTER_MIN = Duration.ofMillis(5);
    private static final Duration RETRY_AFTER_MAX = Duration.ofMillis(250);
    // Statements up to this length are parsed once per connection; ours are shorter
    private static final int PREPARED_SQL_LENGTH_MAX = 4096;

    private final Tenants tenants;
    private final Migrations migrations;
    private final TenantDbConfig config;
    private final DatabasePasswords passwords;
    private final io.vertx.mutiny.core.Vertx vertx;
    private final Map<TenantId, Pool> pools = new ConcurrentHashMap<>();

    TenantDatabases(Tenants tenants, Migrations migrations, TenantDbConfig config, Vertx vertx) {
        this.tenants = tenants;
        this.migrations = migrations;
        this.config = config;
        this.passwords = new DatabasePasswords(config.secret());
        this.vertx = new io.vertx.mutiny.core.Vertx(vertx);
    }

    /** The tenant's pool; fails with {@link UnknownTenant} when the directory has no such lender. */
    public Uni<Pool> pool(TenantId tenant) {
        Pool open = pools.get(tenant);
        if (open != null) {
            return Uni.createFrom().item(open);
        }
        return tenants.find(tenant)
                .map(found -> found.orElseThrow(() -> new UnknownTenant(tenant)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(migrations::migrate)
                .map(known -> pools.computeIfAbsent(tenant, _ -> open(known)));
    }

    /**
     * Runs the work in one transaction, committed when the returned Uni has its item.
     *
     * <p>The work may run several times: after a deadlock, a serialization failure or a {@link TransactionConflict}
     * everything is rolled back and it runs again, a bounded number of times. Any other failure rolls back and is passed
     * on; when the connection breaks at commit nobody knows the outcome here, and the caller has to look.
     */
    public <T> Uni<T> inTransaction(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return pool(tenant)
                .flatMap(pool -> pool.withTransaction(work))
                .onFailure(SqlStates::mayRunAgain)
                .retry()
                .withBackOff(RETRY_AFTER_MIN, RETRY_AFTER_MAX)
                .withJitter(0.5)
                .atMost(config.retriesMax());
    }

    private Pool open(Tenant tenant) {
        return PgBuilder.pool()
                .connectingTo(connectOptions(tenant.database()))
                .with(poolOptions(tenant.id()))
                .using(vertx)
                .build();
    }

    private PgConnectOptions connectOptions(Tenant.DatabaseAddress address) {
        return new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.name())
                .setUser(address.role())
                .setPassword(passwords.of(address))
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(PREPARED_SQL_LENGTH_MAX)
                .setConnectTimeout((int) config.connectWaitMax().toMillis())
                .addProperty("application_name", "muster")
                .addProperty("timezone", "UTC")
                // A host that vanishes says nothing: without these its transaction would hold its locks for hours
                .addProperty("idle_in_transaction_session_timeout", "30s")
                .addProperty("lock_timeout", "20s")
                .addProperty("tcp_keepalives_idle", "10")
                .addProperty("tcp_keepalives_interval", "5")
                .addProperty("tcp_keepalives_count", "3");
    }

    private PoolOptions poolOptions(TenantId tenant) {
        return new PoolOptions()
                .setName("muster-" + tenant)
                .setMaxSize(config.poolSizeMax())
                .setMaxWaitQueueSize(config.waitersMax())
                .setConnectionTimeout((int) config.connectWaitMax().toSeconds())
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout((int) config.idleMax().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    @PreDestroy
    void close() {
        pools.values().forEach(Pool::closeAndForget);
    }
}
