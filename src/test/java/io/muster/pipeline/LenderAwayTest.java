package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class LenderAwayTest {
    @Test
    void whatEndsByItselfCountsAsAway() {
        assertThat(LenderAway.is(new TimeoutException())).isTrue();
        assertThat(LenderAway.is(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(LenderAway.is(new CompletionException(new ConnectException("refused"))))
                .isTrue();
        assertThat(LenderAway.is(new NoStackTraceThrowable("Timeout"))).isTrue();
        assertThat(LenderAway.is(new IllegalStateException(new SQLException("no connection", "08006"))))
                .isTrue();
        assertThat(LenderAway.is(new PgException("deadlock", "ERROR", "40P01", "")))
                .isTrue();
        assertThat(LenderAway.is(new PgException("no such column", "ERROR", "42703", "")))
                .as("true of every event of the lender, not of this one")
                .isTrue();
    }

    @Test
    void whatTheSameEventWouldMeetAgainDoesNot() {
        assertThat(LenderAway.is(new PgException("out of range", "ERROR", "22003", "")))
                .isFalse();
        assertThat(LenderAway.is(new PgException("check violated", "ERROR", "23514", "")))
                .isFalse();
        assertThat(LenderAway.is(new IllegalStateException("a defect"))).isFalse();
        assertThat(LenderAway.is(new NumberFormatException("UPI"))).isFalse();
    }
}
