package io.muster.db;

import io.muster.Instance;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The one door to the tenants' databases: a bounded pool for each, opened when it is first asked for, and not before its
 * books have this version's schema.
 *
 * <p>Callers may be on any thread; answers arrive on an event loop or a worker.
 */
@ApplicationScoped
public class TenantDatabases {
    private static final int FORGET_EVERY_TRANSACTIONS = 1_000;

    private final Tenants tenants;
    private final Migrations migrations;
    private final TenantDbConfig config;
    private final Pools opening;
    private final Map<TenantId, Doors> doors = new ConcurrentHashMap<>();
    private final Map<TenantId, Uni<Doors>> openings = new ConcurrentHashMap<>();
    private final AtomicInteger transactions = new AtomicInteger();

    TenantDatabases(Tenants tenants, Migrations migrations, TenantDbConfig config, Vertx vertx, Instance instance) {
        this.tenants = tenants;
        this.migrations = migrations;
        this.config = config;
        this.opening = new Pools(config, new io.vertx.mutiny.core.Vertx(vertx), instance.name());
    }

    /** One lender's pools; neither connects before it is asked. */
    private record Doors(Pool common, Pool reserve) {}

    /** The tenant's pool; fails with {@link UnknownTenant} when the directory has no such lender. */
    public Uni<Pool> pool(TenantId tenant) {
        return doors(tenant).map(Doors::common);
    }

    /**
     * Two connections that no burst of other callers keeps busy, for single short statements by which a worker keeps what it
     * holds; else as {@link #pool}.
     */
    public Uni<Pool> reserve(TenantId tenant) {
        return doors(tenant).map(Doors::reserve);
    }

    private Uni<Doors> doors(TenantId tenant) {
        Doors open = doors.get(tenant);
        if (open != null) {
            return Uni.createFrom().item(open);
        }
        return openings.computeIfAbsent(tenant, this::open);
    }

    /** Once for all who wait: a server that does not answer takes one thread, however many callers ask for it. */
    private Uni<Doors> open(TenantId tenant) {
        return tenants.find(tenant)
                .map(found -> found.orElseThrow(() -> new UnknownTenant(tenant)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(migrations::migrate)
                .map(known ->
                        doors.computeIfAbsent(tenant, _ -> new Doors(opening.open(known), opening.openReserve(known))))
                .onItemOrFailure()
                .invoke(() -> openings.remove(tenant))
                .memoize()
                .indefinitely();
    }

    /**
     * Runs the work in one transaction, committed when the returned Uni has its item.
     *
     * <p>The work may run several times, each time in a transaction that knows nothing of the one before: after a deadlock, a
     * serialization failure or a {@link TransactionConflict} a number of times, and after a lost connection until the
     * database has been away for {@code muster.tenant-db.away-max}. A lost answer to COMMIT is looked up, so the item and
     * {@link ConnectionLost} are certain; what nobody could look up is {@link UnknownOutcome}. Any other failure is the
     * work's own, rolled back.
     *
     * <p>When the caller cancels, what has not sent its COMMIT rolls back; either way the connection is returned.
     */
    public <T> Uni<T> inTransaction(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().emitter(caller -> run(tenant, work, caller));
    }

    /**
     * Runs reads that have to agree with each other: they all see the books as they stood when the first of them began, and a
     * write among them fails with SQLSTATE 25006 (read_only_sql_transaction).
     *
     * <p>The work may run several times, each time on newer books, while the database is away for at most {@code
     * muster.tenant-db.away-max}; then it fails with {@link ConnectionLost}. Any other failure is the work's own. When the
     * caller cancels, the connection is returned as soon as the work ends.
     */
    public <T> Uni<T> inReadTransaction(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().emitter(caller -> read(tenant, work, caller));
    }

    private <T> void read(TenantId tenant, Function<SqlConnection, Uni<T>> work, UniEmitter<? super T> caller) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        caller.onTermination(() -> wanted.set(false));
        Executor home = home();
        var _ = new Reruns(config.conflictsMax(), config.awayMax(), wanted::get)
                .of(() -> readOnce(tenant, work).runSubscriptionOn(home))
                .subscribe()
                .with(caller::complete, caller::fail);
    }

    private <T> Uni<T> readOnce(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return pool(tenant)
                .onFailure(SqlStates::isAway)
                .transform(ConnectionLost::new)
                .flatMap(pool -> new ReadTransaction<>(pool, work).run());
    }

    /** Not a part of the caller's chain, so that a cancelled caller leaves no connection in the middle of a transaction. */
    private <T> void run(TenantId tenant, Function<SqlConnection, Uni<T>> work, UniEmitter<? super T> caller) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        caller.onTermination(() -> wanted.set(false));
        Executor home = home();
        var _ = new Reruns(config.conflictsMax(), config.awayMax(), wanted::get)
                .of(() -> once(tenant, work, wanted::get).runSubscriptionOn(home))
                .subscribe()
                .with(caller::complete, caller::fail);
    }

    /** Where the caller is: a run after a pause is not to end up on another thread, such as an event loop. */
    private static Executor home() {
        Context caller = Vertx.currentContext();
        return caller == null ? Runnable::run : task -> caller.runOnContext(_ -> task.run());
    }

    private <T> Uni<T> once(TenantId tenant, Function<SqlConnection, Uni<T>> work, BooleanSupplier wanted) {
        return pool(tenant)
                .onFailure(SqlStates::isAway)
                .transform(ConnectionLost::new)
                .invoke(this::forgetNowAndThen)
                .flatMap(pool -> new Transaction<>(pool, tenant, work, wanted, config.awayMax()).run());
    }

    /** Here, so that forgetting keeps pace with remembering. */
    private void forgetNowAndThen(Pool pool) {
        if (transactions.incrementAndGet() % FORGET_EVERY_TRANSACTIONS == 0) {
            var _ = TransactionEnds.forget(pool).subscribe().with(_ -> {}, _ -> {});
        }
    }

    /** How long one transaction may last, and so hold what it has locked. */
    public Duration transactionMax() {
        return config.transactionMax();
    }

    @PreDestroy
    void close() {
        doors.values().forEach(each -> each.common().closeAndForget());
        doors.values().forEach(each -> each.reserve().closeAndForget());
    }
}
