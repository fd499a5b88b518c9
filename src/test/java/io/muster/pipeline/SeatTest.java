package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeatTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Turns turns = new Turns(new Turns.Rules(1, 1, LONG, LONG, LONG), System::nanoTime);
    private final Seat seat = new Seat(turns, turns.enter(new TenantId("kaveri")), _ -> {}, () -> Runnable::run);
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void nothingOfABatchBeginsBeforeItsTurn() {
        var running = inTurn(Uni.createFrom().nothing());

        var waiting = inTurn(Uni.createFrom().item("posted"));

        assertThat(begun).hasValue(1);
        waiting.assertNotTerminated();

        running.cancel();

        waiting.assertCompleted().assertItem("posted");
        assertThat(turns.underWay()).isZero();
    }

    @Test
    void aFailureGivesTheTurnBack() {
        inTurn(Uni.createFrom().failure(new IllegalStateException("the database")))
                .assertFailed();

        assertThat(turns.underWay()).isZero();
        inTurn(Uni.createFrom().item("posted")).assertCompleted();
    }

    @Test
    void aBatchThatCannotEvenBeginGivesTheTurnBack() {
        seat.<String>inTurn(1, () -> {
                    throw new IllegalStateException("before any work");
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailed();

        assertThat(turns.underWay()).isZero();
    }

    @Test
    void whoeverStopsWaitingIsNeverBegun() {
        var running = inTurn(Uni.createFrom().nothing());
        var waiting = inTurn(Uni.createFrom().item("posted"));
        waiting.cancel();

        running.cancel();

        assertThat(begun).hasValue(1);
        assertThat(turns.waiting()).isZero();
        assertThat(turns.underWay()).isZero();
    }

    private UniAssertSubscriber<String> inTurn(Uni<String> batch) {
        return seat.inTurn(1, () -> {
                    begun.incrementAndGet();
                    return batch;
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
