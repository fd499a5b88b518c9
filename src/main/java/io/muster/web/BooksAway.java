package io.muster.web;

import io.muster.db.ConnectionLost;
import io.muster.db.SqlStates;
import io.muster.db.UnknownOutcome;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Requests that break off because a database is away: for a while, and not because of anything that was sent. */
final class BooksAway {
    /** What the client says, without a type of its own, of a wait for one of its connections that ended. */
    private static final String NO_CONNECTION = "Timeout waiting for connection";

    private BooksAway() {}

    /** Whether a database that is away is what failed, wherever in the causes that stands. */
    static boolean is(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isAway(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(Throwable failure) {
        return switch (failure) {
            case ConnectionLost _, UnknownOutcome _, ClosedConnectionException _ -> true;
            case TimeoutException _, NoStackTraceTimeoutException _, ConnectException _ -> true;
            case SQLTransientException _ -> true;
            case PgException refused -> SqlStates.isAway(refused.getSqlState());
            case SQLException refused -> SqlStates.isAway(refused.getSQLState());
            case VertxException waited -> NO_CONNECTION.equals(waited.getMessage());
            default -> false;
        };
    }
}
