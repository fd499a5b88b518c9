package io.muster.events;

import io.muster.db.TenantDatabases;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many events of a lender wait for Kafka, and whether there is room for more; known in every process, wherever the
 * relay is.
 *
 * <p>The measure is the distance between the last event and the last published one, so it costs the same however many
 * wait. Numbers that were drawn in vain count, too, until the relay has passed them: it may say too many, by as many as
 * were rolled back.
 */
@ApplicationScoped
public class OutboxRoom {
    /** Also what the relay shows. */
    static final String WAITING = """
            select greatest(0, coalesce(
              (select o.seq from outbox o order by o.horizon desc, o.seq desc limit 1) - r.last_seq,
              0)) as events
            from relay r
            """;

    private static final Duration TELL_WAIT_MAX = Duration.ofSeconds(1);

    private final TenantDatabases databases;
    private final OutboxConfig config;
    private final Map<TenantId, Measured> measures = new ConcurrentHashMap<>();

    OutboxRoom(TenantDatabases databases, OutboxConfig config, Meters meters) {
        this.databases = databases;
        this.config = config;
        meters.show(Metric.OUTBOX_EVENTS_MAX, config::eventsMax);
    }

    private record Measured(long events, long atNanos) {}

    /** How many events of the lender wait, or did a moment ago; fails as {@link TenantDatabases#pool} does. */
    public Uni<Long> waiting(TenantId tenant) {
        Measured known = measures.get(tenant);
        return known != null && isFresh(known)
                ? Uni.createFrom().item(known.events)
                : databases.pool(tenant).flatMap(pool -> measure(tenant, pool));
    }

    /** As {@link #waiting(TenantId)}, over a connection that the caller has. */
    public Uni<Long> waiting(TenantId tenant, SqlClient client) {
        Measured known = measures.get(tenant);
        return known != null && isFresh(known) ? Uni.createFrom().item(known.events) : measure(tenant, client);
    }

    /**
     * Whether what keeps the lender's uploads waiting, if they wait, is this; false also where the books do not answer.
     *
     * <p>For people: an upload that still gets on may be told the same for a while, one that waits always is.
     */
    public Uni<Boolean> isShort(TenantId tenant) {
        return waiting(tenant)
                .ifNoItem()
                .after(TELL_WAIT_MAX)
                .fail()
                .map(events -> !isRoomAgain(events))
                .onFailure()
                .recoverWithItem(false);
    }

    /** Whether an upload must wait when so many events do. */
    public boolean isFull(long waitingEvents) {
        return waitingEvents >= config.eventsMax();
    }

    /** Whether an upload that waits may go on: well below the limit, so that it does not stop at each step. */
    public boolean isRoomAgain(long waitingEvents) {
        return waitingEvents <= config.eventsMax() / 10 * 9;
    }

    /** Whether even a single posting must be turned away. */
    public boolean isFullToTheLast(long waitingEvents) {
        return waitingEvents >= config.eventsMax() + config.reserveEventsMax();
    }

    /** From how many waiting events on uploads wait. */
    public long eventsMax() {
        return config.eventsMax();
    }

    private boolean isFresh(Measured measured) {
        return System.nanoTime() - measured.atNanos < config.measureEvery().toNanos();
    }

    private Uni<Long> measure(TenantId tenant, SqlClient client) {
        return client.preparedQuery(WAITING)
                .execute()
                .map(rows -> rows.iterator().next().getLong("events"))
                .invoke(events -> measures.put(tenant, new Measured(events, System.nanoTime())));
    }
}
