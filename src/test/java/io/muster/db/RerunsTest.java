package io.muster.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RerunsTest {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aConflictIsBorneANumberOfTimes() {
        assertThat(await(new Reruns(3, WAIT_MAX, () -> true), failing(3, new TransactionConflict("late"))))
                .isEqualTo(4);

        runs.set(0);
        assertThatThrownBy(
                        () -> await(new Reruns(3, WAIT_MAX, () -> true), failing(4, new TransactionConflict("late"))))
                .isInstanceOf(TransactionConflict.class);
        assertThat(runs).hasValue(4);
    }

    @Test
    void aLostConnectionIsBorneForSomeTimeHoweverOftenItIsLost() {
        ConnectionLost lost = new ConnectionLost(new ConnectException("refused"));

        assertThat(await(new Reruns(0, WAIT_MAX, () -> true), failing(3, lost))).isEqualTo(4);
        assertThatThrownBy(() -> await(new Reruns(0, SHORT, () -> true), failing(1_000, lost)))
                .isSameAs(lost);
    }

    @Test
    void theWorksOwnFailureIsNotRunAgain() {
        IllegalStateException own = new IllegalStateException("no");

        assertThatThrownBy(() -> await(new Reruns(3, WAIT_MAX, () -> true), failing(1, own)))
                .isSameAs(own);
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatNobodyWaitsForIsNotRunAgain() {
        assertThatThrownBy(
                        () -> await(new Reruns(3, WAIT_MAX, () -> false), failing(1, new TransactionConflict("late"))))
                .isInstanceOf(TransactionConflict.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aServerThatIsAwayIsToldFromOneThatRefuses() {
        assertThat(SqlStates.isAway(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(SqlStates.isAway(new ConnectException("refused"))).isTrue();
        assertThat(SqlStates.isAway(refusal("57P03"))).isTrue();
        assertThat(SqlStates.isAway(refusal("53300"))).isTrue();
        assertThat(SqlStates.isAway(new IllegalStateException(new SQLException("away", "08001"))))
                .isTrue();

        assertThat(SqlStates.isAway(refusal("28P01"))).isFalse();
        assertThat(SqlStates.isAway(refusal("3D000"))).isFalse();
        assertThat(SqlStates.isAway(new IllegalStateException("migration"))).isFalse();
        assertThat(SqlStates.isAway(new ConnectionPoolTooBusyException("full"))).isFalse();
        assertThat(SqlStates.isAway(new OutOfMemoryError())).isFalse();
    }

    private static PgException refusal(String state) {
        return new PgException("refused", "FATAL", state, "");
    }

    private Uni<Integer> failing(int times, Throwable failure) {
        return Uni.createFrom()
                .item(runs::incrementAndGet)
                .onItem()
                .transformToUni(run -> run > times
                        ? Uni.createFrom().item(run)
                        : Uni.createFrom().failure(failure));
    }

    private static int await(Reruns reruns, Uni<Integer> run) {
        return reruns.of(() -> run).await().atMost(WAIT_MAX);
    }
}
