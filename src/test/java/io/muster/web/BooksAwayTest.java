package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class BooksAwayTest {
    @Test
    void aDatabaseThatIsAwayIsKnownWhereverItStands() {
        assertThat(BooksAway.is(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(BooksAway.is(new CompletionException(new ConnectException("refused"))))
                .isTrue();
        assertThat(BooksAway.is(new IllegalStateException(new SQLException("starting up", "57P03"))))
                .isTrue();
        assertThat(BooksAway.is(new PgException("shutting down", "FATAL", "57P01", "")))
                .isTrue();
    }

    @Test
    void whoWaitedInVainForAConnectionIsToldToComeAgain() {
        assertThat(BooksAway.is(new VertxException("Timeout waiting for connection")))
                .isTrue();
        assertThat(BooksAway.is(new VertxException("Connection was closed"))).isFalse();
    }

    @Test
    void ourOwnMistakesAndTheSendersAreNoExcuse() {
        assertThat(BooksAway.is(new PgException("no such column", "ERROR", "42703", "")))
                .isFalse();
        assertThat(BooksAway.is(new IllegalStateException("a defect"))).isFalse();
        assertThat(BooksAway.is(new ClosedChannelException())).isFalse();
    }
}
