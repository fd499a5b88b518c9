package io.muster.events;

import io.muster.trace.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One tenant's outbox and lease, as the relay sees them; each call blocks, at most for the time it was given. */
final class RelayBooks {
    // Which database this is: a restored or new one has another number, or the same number and older transactions
    private static final String IDENTITY = """
            select (select system_identifier from pg_control_system()) || '/' || d.oid as identity,
              pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next_transaction
            from pg_database d
            where d.datname = current_database()
            """;

    // Behind the oldest running transaction nothing can appear any more. A page is published whole, so the last one may
    // have more events than asked for; the pages are unpacked one by one, not here
    private static final String PAGES = """
            select horizon::text::bigint, seq, event_type, event_ids, plain, packed, bytes, created_at, traceparent
            from (
              select *, sum(events) over (order by horizon, seq) - events as events_before
              from (
                select *
                from outbox
                where (horizon, seq) > ($1::bigint::text::xid8, $2)
                  and horizon < pg_snapshot_xmin(pg_current_snapshot())
                order by horizon, seq
                limit $3) waiting) counted
            where events_before < $4
            order by horizon, seq
            """;

    private static final String TAKE_LEASE = """
            update relay
            set lease_owner = $1, lease_until = now() + $2 * interval '1 millisecond'
            where lease_owner = $1 or lease_until is null or lease_until < now()
            """;

    private static final String KEEP_LEASE = """
            update relay
            set lease_until = now() + $2 * interval '1 millisecond',
              last_horizon = $3::bigint::text::xid8,
              last_seq = $4
            where lease_owner = $1
            """;

    private static final String LEAVE_LEASE = """
            update relay
            set lease_until = null, lease_owner = null
            where lease_owner = $1
            """;

    private static final String OLDEST = """
            select coalesce(extract(epoch from now() - (
              select created_at
              from outbox
              where (horizon, seq) > ((select last_horizon from relay), (select last_seq from relay))
              order by horizon, seq
              limit 1)), 0)::bigint as seconds
            """;
    private static final String NOTED = """
            select last_horizon::text::bigint as horizon, last_seq as seq
            from relay
            """;

    private static final String PRUNE = """
            delete from outbox
            where (horizon, seq) in (
              select horizon, seq
              from outbox
              where (horizon, seq) <= ($1::bigint::text::xid8, $2)
                and created_at < now() - $3 * interval '1 millisecond'
              order by horizon, seq
              limit $4
            )
            """;

    /** A bound also on pages of a single event, of which the books would count many to read few. */
    private static final int PAGES_MAX = 1_000;

    private final Pool pool;
    private final String owner;
    private final Duration answerMax;

    /** @param owner this process, unlike any other */
    RelayBooks(Pool pool, String owner, Duration answerMax) {
        this.pool = pool;
        this.owner = owner;
        this.answerMax = answerMax;
    }

    /**
     * Which database this is.
     *
     * @param nextTransaction no transaction has ended that has this number or a higher one
     */
    record Identity(String database, long nextTransaction) {}

    /** What waits to be published. */
    record Lag(long events, Duration oldest) {
        static final Lag NONE = new Lag(0, Duration.ZERO);
    }

    Identity identity() {
        Row row = one(run(IDENTITY, Tuple.tuple()));
        return new Identity(row.getString("identity"), row.getLong("next_transaction"));
    }

    /** The next pages behind a position, in the order in which they must be published, until they have so many events. */
    List<OutboxPage> after(RelayPosition position, int eventsMax) {
        RowSet<Row> rows =
                run(PAGES, Tuple.of(position.horizon(), position.seq(), Math.min(eventsMax, PAGES_MAX), eventsMax));
        List<OutboxPage> pages = new ArrayList<>();
        for (Row row : rows) {
            pages.add(page(row));
        }
        return pages;
    }

    private static OutboxPage page(Row row) {
        Buffer packed = row.getBuffer(5);
        TraceContext trace = TraceContext.of(row.getString(8));
        return new OutboxPage(
                new RelayPosition(row.getLong(0), row.getLong(1)),
                EventType.ofType(row.getString(2)),
                row.getArrayOfStrings(3),
                new PageLines(row.getString(4), packed == null ? null : packed.getBytes(), row.getInteger(6)),
                row.getOffsetDateTime(7).toInstant(),
                trace,
                trace);
    }

    /** Takes the lease when it is free, run out, or ours. */
    boolean takeLease(Duration leaseFor) {
        return run(TAKE_LEASE, Tuple.of(owner, leaseFor.toMillis())).rowCount() == 1;
    }

    /** Renews the lease and notes how far the outbox is published; false when another has the lease. */
    boolean keepLease(Duration leaseFor, RelayPosition published) {
        return run(KEEP_LEASE, Tuple.of(owner, leaseFor.toMillis(), published.horizon(), published.seq()))
                        .rowCount()
                == 1;
    }

    /** How far some relay said it was; at most as far as it was. */
    RelayPosition noted() {
        Row row = one(run(NOTED, Tuple.tuple()));
        return new RelayPosition(row.getLong("horizon"), row.getLong("seq"));
    }

    void leaveLease() {
        var _ = run(LEAVE_LEASE, Tuple.of(owner));
    }

    Lag lag() {
        long events = one(run(OutboxRoom.WAITING, Tuple.tuple())).getLong("events");
        long seconds = one(run(OLDEST, Tuple.tuple())).getLong("seconds");
        return new Lag(events, Duration.ofSeconds(seconds));
    }

    /** Removes published pages that are older than the given time; says how many. */
    int prune(RelayPosition published, Duration keep, int pagesMax) {
        return run(PRUNE, Tuple.of(published.horizon(), published.seq(), keep.toMillis(), pagesMax))
                .rowCount();
    }

    private RowSet<Row> run(String sql, Tuple parameters) {
        Uni<RowSet<Row>> asked = pool.preparedQuery(sql).execute(parameters);
        return asked.await().atMost(answerMax);
    }

    private static Row one(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
