package io.muster.db;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Postgres' five-character states, and failures that never reached it, mean to us. */
public final class SqlStates {
    /**
     * serialization_failure and deadlock_detected, and lock_not_available, since the server ends whoever sits on a lock:
     * nothing was done, the same transaction may run again.
     */
    private static final Set<String> RUN_AGAIN = Set.of("40001", "40P01", "55P03");

    /** admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections: the server is not to be had right now. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private static final String CONNECTION_CLASS = "08";

    private SqlStates() {}

    /** Whether the whole transaction may be run again. */
    public static boolean mayRunAgain(Throwable failure) {
        return failure instanceof TransactionConflict
                || failure instanceof PgException refused && RUN_AGAIN.contains(refused.getSqlState());
    }

    /** Whether the database, or the way to it, was not there; asked of failures to connect, never of a transaction's. */
    static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return isAway(refused.getSqlState());
            }
            if (cause instanceof SQLException refused) {
                return isAway(refused.getSQLState());
            }
        }
        // Too many callers wait already: one more that comes again and again is no help
        return !(failure instanceof ConnectionPoolTooBusyException) && isOfTheNetwork(failure);
    }

    /** Whether a state says that the server is not to be had right now; null, as of a failure without one, does not. */
    public static boolean isAway(@Nullable String state) {
        return state != null && (AWAY.contains(state) || state.startsWith(CONNECTION_CLASS));
    }

    /** The client has no type of its own for a wait that ended or a command that could not be sent. */
    private static boolean isOfTheNetwork(Throwable failure) {
        return failure instanceof VertxException || !(failure instanceof RuntimeException || failure instanceof Error);
    }
}
