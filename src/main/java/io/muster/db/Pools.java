package io.muster.db;

import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How the pool of a lender's database is opened: with a limit on everything that may be waited for, on both sides. */
final class Pools {
    // How often the server looks whether whoever asked is still there
    private static final String CLIENT_CHECK = "2s";
    // Statements up to this length are parsed once per connection; ours are shorter
    private static final int PREPARED_SQL_LENGTH_MAX = 4096;

    private final TenantDbConfig config;
    private final Vertx vertx;
    private final String application;
    private final DatabasePasswords passwords;

    /**
     * @param instance this process, for people who look at the server's sessions
     * @throws IllegalStateException when the limits contradict each other
     */
    Pools(TenantDbConfig config, Vertx vertx, String instance) {
        config.requireOrder();
        this.config = config;
        this.vertx = vertx;
        this.application = "muster/" + instance;
        this.passwords = new DatabasePasswords(config.secret());
    }

    /** A pool, which connects when it is first asked. */
    Pool open(Tenant tenant) {
        return open(tenant, poolOptions(tenant.id()));
    }

    /** A pool of two connections, as {@link #open}. */
    Pool openReserve(Tenant tenant) {
        return open(
                tenant,
                poolOptions(tenant.id())
                        .setName("muster-" + tenant.id() + "-reserve")
                        // One that hangs in its login must not stop the others' word that they live
                        .setMaxSize(2));
    }

    private Pool open(Tenant tenant, PoolOptions size) {
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(connectOptions(tenant.database()))
                .with(size)
                .withConnectHandler(Pools::admit)
                .using(vertx.getDelegate())
                .build());
    }

    /** Called by a pool with each connection that it has opened. */
    static void admit(SqlConnection connection) {
        if (((SqlConnectionInternal) connection).unwrap().unwrap() instanceof SocketConnectionBase wire) {
            ChannelPipeline pipeline = wire.socket().channelHandlerContext().pipeline();
            // None when the connection has ended already
            if (pipeline.get("idle") != null) {
                var _ = pipeline.addAfter("idle", "hang-up", new HangUp());
            }
        }
        // To the pool
        var _ = connection.close();
    }

    /** Leaves a silent server at once; the client would say goodbye and then wait for the other side to hang up. */
    private static final class HangUp extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext channel, Object event) {
            if (event instanceof IdleStateEvent) {
                var _ = channel.close();
            } else {
                var _ = channel.fireUserEventTriggered(event);
            }
        }
    }

    private PgConnectOptions connectOptions(Tenant.DatabaseAddress address) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.name())
                .setUser(address.role())
                .setPassword(passwords.of(address))
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(PREPARED_SQL_LENGTH_MAX)
                .addProperty("application_name", application)
                .addProperty("timezone", "UTC")
                // Statements find their rows by an index and so lock them in its order, however small the table; on a
                // small one a scan would lock them as they lie, and two batches could wait for each other
                .addProperty("enable_seqscan", "off")
                // Short statements by the thousand: compiling one costs more than it saves
                .addProperty("jit", "off")
                // A process that vanishes, sleeps or is cut off says nothing: its locks end with these
                .addProperty("idle_in_transaction_session_timeout", milliseconds(config.idleInTransactionMax()))
                .addProperty("lock_timeout", milliseconds(config.lockWaitMax()))
                .addProperty("transaction_timeout", milliseconds(config.transactionMax()))
                .addProperty("client_connection_check_interval", CLIENT_CHECK)
                .addProperty("tcp_keepalives_idle", "10")
                .addProperty("tcp_keepalives_interval", "5")
                .addProperty("tcp_keepalives_count", "3");
        // Nor does a server: the client has no limit of its own for an answer, be it to a statement or to a login
        options.setConnectTimeout((int) config.connectWaitMax().toMillis())
                .setReadIdleTimeout((int) config.answerMax().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }

    private PoolOptions poolOptions(TenantId tenant) {
        return new PoolOptions()
                .setName("muster-" + tenant)
                .setMaxSize(config.poolSizeMax())
                .setMaxWaitQueueSize(config.waitersMax())
                .setConnectionTimeout((int) config.connectWaitMax().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) config.idleMax().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
