package io.muster.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/** Where a transaction leaves its events, to be published when it has committed and only then. */
public final class Outbox {
    // The horizon is asked for once, by this statement and so after the locks of the statements before it
    private static final String APPEND = """
            insert into outbox (horizon, topic, event_id, event_type, event_key, payload)
            select (select outbox_horizon()), e.topic, e.event_id, e.event_type, e.event_key, e.payload
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
              with ordinality as e (topic, event_id, event_type, event_key, payload, place)
            order by e.place
            """;

    private Outbox() {}

    /**
     * Appends the events, in their order, within the caller's transaction and one round trip.
     *
     * <p>To be called after the transaction has locked what the events are about: that, and nothing else, keeps the
     * events of one loan in order. Fails with the database's own exception, and then so must the transaction.
     */
    public static Uni<Void> append(SqlConnection transaction, List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(APPEND)
                .execute(Tuple.from(List.of(
                        column(events, OutboxEvent::topic),
                        column(events, OutboxEvent::eventId),
                        column(events, OutboxEvent::type),
                        column(events, OutboxEvent::key),
                        column(events, OutboxEvent::payload))))
                .replaceWithVoid();
    }

    private static String[] column(List<OutboxEvent> events, Function<OutboxEvent, String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }
}
