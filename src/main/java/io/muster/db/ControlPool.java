package io.muster.db;

import io.muster.Instance;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The control database's pool: it leaves silent servers as the lenders' pools do. */
@Singleton
class ControlPool implements PgPoolCreator {
    private final TenantDbConfig config;
    private final Instance instance;

    ControlPool(TenantDbConfig config, Instance instance) {
        this.config = config;
        this.instance = instance;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(this::limit);
        return PgBuilder.pool()
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions().setMaxWaitQueueSize(config.waitersMax()))
                .withConnectHandler(Pools::admit)
                .using(input.vertx())
                .build();
    }

    private void limit(PgConnectOptions options) {
        options.addProperty("application_name", "muster/" + instance.name())
                .setConnectTimeout((int) config.connectWaitMax().toMillis())
                .setReadIdleTimeout((int) config.answerMax().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }
}
