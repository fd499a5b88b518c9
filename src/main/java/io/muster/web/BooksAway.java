package io.muster.web;

import io.muster.db.ConnectionLost;
import io.muster.db.UnknownOutcome;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.impl.NoStackTraceTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests that break off because a database is away: for a while, and not because of anything that was sent. */
final class BooksAway {
    private static final String CONNECTION_CLASS = "08";
    // Shutting down, starting up, too many connections: the server speaks, but not to us
    private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03", "53300");

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
            case PgException refused -> isAway(refused.getSqlState());
            case SQLException refused -> isAway(refused.getSQLState());
            default -> false;
        };
    }

    private static boolean isAway(@Nullable String sqlState) {
        return sqlState != null && (NOT_NOW.contains(sqlState) || sqlState.startsWith(CONNECTION_CLASS));
    }
}
