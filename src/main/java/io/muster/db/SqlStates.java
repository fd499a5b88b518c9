package io.muster.db;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** What Postgres' five-character states mean to us. */
public final class SqlStates {
    /** serialization_failure and deadlock_detected: nothing was done, the same transaction may run again. */
    private static final Set<String> RUN_AGAIN = Set.of("40001", "40P01");

    private SqlStates() {}

    /** Whether the whole transaction may be run again. */
    public static boolean mayRunAgain(Throwable failure) {
        return failure instanceof TransactionConflict
                || failure instanceof PgException refused && RUN_AGAIN.contains(refused.getSqlState());
    }
}
