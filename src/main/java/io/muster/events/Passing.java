package io.muster.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** Tells whether an event was passed on to the lender's other systems; any thread. */
public final class Passing {
    // The relay notes its place every few seconds, so what it passed on just now may still seem to wait. An event was
    // appended in the transaction that it tells of; what is not in the outbox any more was passed on before it went
    private static final String PASSED = """
            select (o.horizon, o.seq) <= (r.last_horizon, r.last_seq) as passed
            from outbox o
            cross join relay r
            where o.created_at between $2::timestamptz - interval '1 minute' and $2::timestamptz + interval '1 minute'
              and $1::text = any(o.event_ids)
            """;

    private Passing() {}

    /**
     * Whether an event that was appended once is known to have been passed on.
     *
     * @param eventId that of an event which was appended for sure
     * @param appendedAt about when
     */
    public static Uni<Boolean> isPassedOn(SqlClient client, String eventId, Instant appendedAt) {
        return client.preparedQuery(PASSED)
                .execute(Tuple.of(eventId, appendedAt.atOffset(ZoneOffset.UTC)))
                .map(Passing::read);
    }

    private static boolean read(RowSet<Row> rows) {
        return rows.stream().allMatch(row -> row.getBoolean("passed"));
    }
}
