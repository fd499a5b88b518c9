package io.muster.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relays at work while the broker dies and the network breaks: soon after, each event is there, once and in order. */
class RelayFaultsIT {
    /** The product's promise is twice as long. */
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(30);

    private static final RelayConfig QUICK =
            EventsStack.config("muster.relay.poll-every", "20ms", "muster.relay.answer-max", "3s");

    @TempDir
    static Path folder;

    private static EventsStack stack;

    private Thread working = Thread.ofVirtual().unstarted(() -> {});
    private Runnable stopping = () -> {};

    @BeforeAll
    static void start() {
        stack = new EventsStack(folder);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void end() throws InterruptedException {
        stopping.run();
        assertThat(working.join(Duration.ofSeconds(20))).isTrue();
        stack.proxy().pass();
    }

    @Test
    void theBrokerDiesWhileARelayPublishes() {
        TenantBooks books = stack.tenant("broker-dies");
        books.append("L1", 1, 50);
        Relay relay = run(stack.relay(books, "one", QUICK));
        awaitEvents(books, 50);

        stack.kafka().kill();
        books.append("L1", 51, 50);
        relay.nudge();
        await().atMost(RECOVERY_MAX).until(() -> relay.status().problem() != null);
        books.append("L1", 101, 50);
        stack.kafka().restart();

        awaitEvents(books, 150);
        assertThat(relay.status().problem()).isNull();
        await().until(() -> relay.status().waitingEvents() == 0);
    }

    @Test
    void theBrokerIsAwayWhenTheRelayStarts() {
        TenantBooks books = stack.tenant("broker-late");
        books.append("L1", 1, 5);
        stack.kafka().kill();
        Relay relay = run(stack.relay(books, "one", QUICK));
        await().atMost(RECOVERY_MAX).until(() -> relay.status().problem() != null);
        assertThat(relay.status().waitingEvents()).isEqualTo(5);

        stack.kafka().restart();

        awaitEvents(books, 5);
    }

    @Test
    void theNetworkBreaksHangsAndCrawls() {
        TenantBooks books = stack.tenant("network");
        books.append("L1", 1, 20);
        run(stack.relay(books, "one", stack.proxied(QUICK)));
        awaitEvents(books, 20);

        stack.proxy().cut();
        books.append("L1", 21, 20);
        awaitEvents(books, 40);

        stack.proxy().slow(Duration.ofMillis(100));
        books.append("L1", 41, 20);
        awaitEvents(books, 60);
        stack.proxy().pass();

        stack.proxy().refuse();
        books.append("L1", 61, 20);
        assertThat(stack.committed(books)).hasSize(60);
        stack.proxy().pass();
        awaitEvents(books, 80);
    }

    @Test
    void nothingArrivesForLongerThanAnybodyWaits() {
        TenantBooks books = stack.tenant("hangs");
        books.append("L1", 1, 20);
        Relay relay = run(stack.relay(books, "one", stack.proxied(QUICK)));
        awaitEvents(books, 20);

        stack.proxy().hold();
        books.append("L1", 21, 20);
        await().atMost(RECOVERY_MAX).until(() -> relay.status().problem() != null);
        stack.proxy().pass();

        awaitEvents(books, 40);
    }

    @Test
    void anErrorDoesNotEndTheRelay() {
        TenantBooks books = stack.tenant("error");
        books.append("L1", 1, 5);
        var broken = new AtomicBoolean(true);
        run(new Relay(
                books.tenant(),
                () -> {
                    if (broken.getAndSet(false)) {
                        throw new NoClassDefFoundError("tried out");
                    }
                    return books.relayBooks("one");
                },
                stack.clients,
                stack.config,
                stack.meters));

        awaitEvents(books, 5);
    }

    private Relay run(Relay relay) {
        stopping = relay::stop;
        working = Thread.ofVirtual().start(relay);
        return relay;
    }

    /** Awaits so many events, the first ones of L1, each once and in order. */
    private static void awaitEvents(TenantBooks books, int count) {
        await().atMost(RECOVERY_MAX)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> stack.committed(books).size() >= count);
        List<String> expected =
                IntStream.rangeClosed(1, count).mapToObj(n -> "L1-" + n).toList();
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(expected);
    }
}
