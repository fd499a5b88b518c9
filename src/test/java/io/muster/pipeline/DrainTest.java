package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.Test;

class DrainTest {
    private final Drain drain = new Drain();

    @Test
    void hasTimeUntilItRunsOut() {
        drain.begin();

        assertThat(drain.begun()).isTrue();
        var waiting = subscribe();
        waiting.assertNotTerminated();

        drain.runOut();
        waiting.assertCompleted();
    }

    @Test
    void whoAsksLateIsToldAtOnce() {
        drain.runOut();

        subscribe().assertCompleted();
    }

    @Test
    void oneThatNoLongerWaitsKeepsNoOtherFromBeingTold() {
        var gone = subscribe();
        var waiting = subscribe();
        gone.cancel();

        drain.runOut();

        gone.assertNotTerminated();
        waiting.assertCompleted();
    }

    private UniAssertSubscriber<Void> subscribe() {
        return drain.outOfTime().subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
