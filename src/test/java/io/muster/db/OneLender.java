package io.muster.db;

import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;

/** One lender's database as the application enters it, without its directory of tenants. */
public final class OneLender implements AutoCloseable {
    private static final String SECRET = "a secret that only measurements know";

    private final TenantDbConfig config = config();
    private final Vertx vertx = Vertx.vertx();
    private final TenantId name;
    private final Pool pool;

    public OneLender(Tenant tenant) {
        this.name = tenant.id();
        this.pool = new Pools(config, vertx, "bench").open(tenant);
    }

    /** The password of this database's role. */
    public static String password(Tenant.DatabaseAddress address) {
        return new DatabasePasswords(SECRET).of(address);
    }

    /** As {@link TenantDatabases#inTransaction}. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return new Reruns(config.conflictsMax(), config.awayMax(), () -> true)
                .of(() -> new Transaction<>(pool, name, work, () -> true, config.awayMax()).run());
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    private static TenantDbConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(TenantDbConfig.class)
                .withDefaultValue("muster.tenant-db.secret", SECRET)
                .build()
                .getConfigMapping(TenantDbConfig.class);
    }
}
