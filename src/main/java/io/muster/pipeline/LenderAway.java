package io.muster.pipeline;

import io.muster.db.ConnectionLost;
import io.muster.db.TransactionConflict;
import io.muster.db.UnknownOutcome;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether a lender's books did not answer, or the events that they were asked to take are what is wrong. Pure. */
final class LenderAway {
    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT_VIOLATED = "23";

    private LenderAway() {}

    /**
     * True of lost connections, waits that ended, and whatever a database answers that another event would be answered, too.
     * Anything else would fail again with the same event: a lender counts as away for what ends by itself alone.
     */
    static boolean is(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case PgException refused -> {
                    return !isOfTheData(refused.getSqlState());
                }
                case SQLException refused -> {
                    return !isOfTheData(refused.getSQLState());
                }
                case ConnectionLost _, UnknownOutcome _, TransactionConflict _, VertxException _ -> {
                    return true;
                }
                case TimeoutException _, java.util.concurrent.TimeoutException _, IOException _ -> {
                    return true;
                }
                case NoStackTraceThrowable _ -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Data exceptions and violated constraints: the same again would fail again. */
    private static boolean isOfTheData(@Nullable String state) {
        return state != null && (state.startsWith(DATA_EXCEPTION) || state.startsWith(CONSTRAINT_VIOLATED));
    }
}
