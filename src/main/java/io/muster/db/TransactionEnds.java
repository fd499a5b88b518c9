package io.muster.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;

/**
 * How transactions ended: each writes its id as its last statement, so that the answer to a COMMIT can be looked up when it
 * was lost.
 *
 * <p>Postgres' own {@code pg_xact_status} would not do: a transaction's number that was not flushed before a crash is given
 * out again after it.
 */
final class TransactionEnds {
    /** How long an end can be looked up. */
    static final Duration KEEP = Duration.ofDays(1);

    static final String ENTER = """
            insert into transaction_end (id, committed)
            values ($1, true)
            """;

    /** Waits for the transaction if it still runs; if it did not commit by then, it cannot any more. */
    static final String SETTLE = """
            insert into transaction_end (id, committed)
            values ($1, false)
            on conflict (id) do nothing
            """;

    static final String READ = """
            select committed
            from transaction_end
            where id = $1
            """;

    static final String FORGET = """
            delete from transaction_end
            where id in (
              select id
              from transaction_end
              where ended_at < now() - $1 * interval '1 millisecond'
              limit $2
              for update skip locked
            )
            """;

    private static final int FORGET_ROWS_MAX = 5_000;

    private TransactionEnds() {}

    /** Says that the transaction of this id commits, if its COMMIT is the next thing that is sent. */
    static Uni<Void> enter(SqlConnection tx, UUID id) {
        return tx.preparedQuery(ENTER).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Whether the transaction has committed; from now on it has, or never will. May be asked again. */
    static Uni<Boolean> look(Pool pool, UUID id) {
        return pool.withConnection(connection -> connection
                .preparedQuery(SETTLE)
                .execute(Tuple.of(id))
                .chain(() -> connection.preparedQuery(READ).execute(Tuple.of(id)))
                .map(TransactionEnds::committed));
    }

    /** Forgets some of those that are older than {@link #KEEP}. */
    static Uni<Void> forget(Pool pool) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(KEEP.toMillis(), FORGET_ROWS_MAX))
                .replaceWithVoid();
    }

    private static boolean committed(RowSet<Row> rows) {
        return rows.iterator().next().getBoolean("committed");
    }
}
