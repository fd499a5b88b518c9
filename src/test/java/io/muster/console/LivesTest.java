package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.web.ProblemFailure;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LivesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicBoolean signedOut = new AtomicBoolean();
    private final Lives lives = new Lives(config(2, Duration.ofMinutes(4)), () -> signedOut::get);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void aStreamGoesOnToTheLastLookAndSaysThatItWasTheLast() {
        List<OutboundSseEvent> events =
                follow(lives.of(seen -> seen >= 4)).collect().asList().await().atMost(PATIENCE);

        assertThat(events)
                .extracting(OutboundSseEvent::getName)
                .startsWith("progress")
                .endsWith("progress", "end");
        assertThat(events.get(events.size() - 2).getData()).isEqualTo("<b>4 </b>");
    }

    @Test
    void whatIsFinishedAlreadyIsSaidOnce() {
        List<OutboundSseEvent> events =
                follow(lives.of(_ -> true)).collect().asList().await().atMost(PATIENCE);

        assertThat(events).extracting(OutboundSseEvent::getName).containsExactly("progress", "end");
        assertThat(looks).hasValue(1);
    }

    @Test
    void whoFollowsOneThingLooksTogether() {
        Live<Integer> live = lives.of(seen -> seen >= 12);
        List<AssertSubscriber<OutboundSseEvent>> readers = Stream.of(follow(live), follow(live))
                .map(stream -> stream.subscribe().withSubscriber(AssertSubscriber.<OutboundSseEvent>create(100)))
                .toList();

        readers.forEach(reader -> reader.awaitCompletion(PATIENCE));

        // Each looked once for itself when it came
        assertThat(looks).hasValueLessThanOrEqualTo(13);
    }

    @Test
    void onlySoManyFollowAtOnce() {
        Live<Integer> live = lives.of(_ -> false);
        AssertSubscriber<OutboundSseEvent> one = follow(live).subscribe().withSubscriber(AssertSubscriber.create(1));
        AssertSubscriber<OutboundSseEvent> two = follow(live).subscribe().withSubscriber(AssertSubscriber.create(1));

        assertThatThrownBy(() -> follow(live)).isInstanceOf(ProblemFailure.class);

        one.cancel();
        two.cancel();
        follow(live)
                .subscribe()
                .withSubscriber(AssertSubscriber.<OutboundSseEvent>create(1))
                .cancel();
    }

    @Test
    void aStreamEndsByItselfAndWhenTheProcessStops() {
        Lives brief = new Lives(config(2, Duration.ofMillis(30)), () -> signedOut::get);
        List<OutboundSseEvent> events =
                follow(brief.of(_ -> false)).collect().asList().await().atMost(PATIENCE);
        assertThat(events).extracting(OutboundSseEvent::getName).doesNotContain("end");

        AssertSubscriber<OutboundSseEvent> open =
                follow(lives.of(_ -> false)).subscribe().withSubscriber(AssertSubscriber.create(1_000_000));
        lives.stop(new ShutdownDelayInitiatedEvent());
        var _ = open.awaitCompletion(PATIENCE);
    }

    @Test
    void aStreamEndsWithItsSessionAndNotAsIfAllWereDone() {
        AssertSubscriber<OutboundSseEvent> open =
                follow(lives.of(_ -> false)).subscribe().withSubscriber(AssertSubscriber.create(1_000_000));
        var _ = open.awaitNextItem(PATIENCE);

        signedOut.set(true);

        assertThat(open.awaitCompletion(PATIENCE).getItems())
                .extracting(OutboundSseEvent::getName)
                .containsOnly("progress");
    }

    private Multi<OutboundSseEvent> follow(Live<Integer> live) {
        return live.follow(
                        "upload",
                        () -> Uni.createFrom().item(looks::incrementAndGet),
                        seen -> Uni.createFrom().item("<b>" + seen + "\n</b>"))
                .await()
                .atMost(PATIENCE);
    }

    private static LivesConfig config(int readersMax, Duration lastsMax) {
        return new SmallRyeConfigBuilder()
                .withMapping(LivesConfig.class)
                .withDefaultValue("muster.console.live.readers-max", "" + readersMax)
                .withDefaultValue("muster.console.live.look-every", "PT0.005S")
                .withDefaultValue("muster.console.live.lasts-max", lastsMax.toString())
                .build()
                .getConfigMapping(LivesConfig.class);
    }
}
