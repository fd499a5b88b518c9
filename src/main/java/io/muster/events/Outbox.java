package io.muster.events;

import io.muster.trace.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a transaction leaves its events, to be published when it has committed and only then. */
public final class Outbox {
    // The horizon is asked for once, by this statement and so after the locks of the statements before it; and
    // each event draws a number, as it counts among those that wait
    private static final String APPEND = """
            insert into outbox (horizon, seq, events, topic, event_type, event_ids, plain, packed, bytes, traceparent)
            select outbox_horizon(), numbers.last, cardinality($3::text[]), $1, $2, $3, $4, $5, $6, $7
            from (select max(nextval('outbox_number')) as last from generate_series(1, cardinality($3::text[]))) numbers
            """;

    private Outbox() {}

    /**
     * Appends the events, all of one type, in their order, as one page, within the caller's transaction and one round trip.
     *
     * <p>To be called after the transaction has locked what the events are about: that, and nothing else, keeps the
     * events of one loan in order. Fails with the database's own exception, and then so must the transaction.
     *
     * @throws IllegalArgumentException when the events are of several types
     */
    public static Uni<Void> append(SqlConnection transaction, List<OutboxEvent> events) {
        return append(transaction, events, null);
    }

    /**
     * As {@link #append(SqlConnection, List)}, of what is looked at closely.
     *
     * @param trace where the events came about; null when nobody looks closely
     */
    public static Uni<Void> append(SqlConnection transaction, List<OutboxEvent> events, @Nullable TraceContext trace) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(APPEND)
                        .execute(tuple(events).addString(TraceContext.text(trace)))
                        .replaceWithVoid();
    }

    private static Tuple tuple(List<OutboxEvent> events) {
        EventType type = events.getFirst().type();
        String[] ids = new String[events.size()];
        for (int i = 0; i < ids.length; i++) {
            if (events.get(i).type() != type) {
                throw new IllegalArgumentException("events of several types in one page");
            }
            ids[i] = events.get(i).eventId();
        }
        PageLines lines = PageLines.of(events);
        return Tuple.tuple()
                .addString(type.topic().title())
                .addString(type.type())
                .addArrayOfString(ids)
                .addString(lines.plain())
                .addValue(lines.packed() == null ? null : Buffer.buffer(lines.packed()))
                .addInteger(lines.bytes());
    }
}
