package io.muster.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** One tenant's outbox and lease, as the relay sees them; each call blocks, at most for the time it was given. */
final class RelayBooks {
    // Which database this is: a restored or new one has another number, or the same number and older transactions
    private static final String IDENTITY = """
            select (select system_identifier from pg_control_system()) || '/' || d.oid as identity,
              pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next_transaction
            from pg_database d
            where d.datname = current_database()
            """;

    // Behind the oldest running transaction nothing can appear any more
    private static final String PAGE = """
            select horizon::text::bigint as horizon, seq, topic, event_id, event_type, event_key, payload, created_at
            from outbox
            where (horizon, seq) > ($1::bigint::text::xid8, $2)
              and horizon < pg_snapshot_xmin(pg_current_snapshot())
            order by horizon, seq
            limit $3
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

    /** The next events behind a position, in the order in which they must be published. */
    List<OutboxRow> after(RelayPosition position, int rowsMax) {
        return StreamSupport.stream(
                        run(PAGE, Tuple.of(position.horizon(), position.seq(), rowsMax))
                                .spliterator(),
                        false)
                .map(OutboxRow::read)
                .toList();
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

    /** Removes published events that are older than the given time; says how many. */
    int prune(RelayPosition published, Duration keep, int rowsMax) {
        return run(PRUNE, Tuple.of(published.horizon(), published.seq(), keep.toMillis(), rowsMax))
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
