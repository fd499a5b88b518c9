package io.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A relay stops between every two steps of publishing; another goes on, and the first may wake up again. */
class RelayCrashIT {
    private static final int PAGE = 100;
    private static final Duration ABORT_WAIT_MAX = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    private static EventsStack stack;

    @BeforeAll
    static void start() {
        stack = new EventsStack(folder);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverGoesOnPublishesOnceAndTheSleeperNothingMore(StoppingWriter.Step step) throws Exception {
        // Given
        TenantBooks books = stack.tenant(
                "step-" + step.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        books.append("L1", 1, 5);
        var sleeper = new StoppingWriter(stack.clients.writer(books.tenant()), step);
        RelayTerm older = begin(books, sleeper);
        CompletableFuture<Void> publishing = publish(older);
        sleeper.awaitStop();
        books.append("L1", 6, 2);

        // When
        publishAll(books);

        // Then
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(ids(1, 7));
        sleeper.goOn();
        if (step == StoppingWriter.Step.BEFORE_ITS_ANSWER) {
            publishing.get(20, TimeUnit.SECONDS);
        } else {
            assertThatThrownBy(() -> publishing.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
        older.close();
        publishAll(books);
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(ids(1, 7));
    }

    @Test
    void aRelayPausedForLongerThanItsTransactionMayLastPublishesNothingMore() throws Exception {
        // Given: nobody else takes over, but Kafka gives its transaction up
        TenantBooks books = stack.tenant("paused-alone");
        books.append("L1", 1, 5);
        RelayConfig impatient = EventsStack.config("muster.relay.transaction-max", "1s");
        var brief = new RelayClients(stack.clients.broker(), impatient);
        var sleeper = new StoppingWriter(brief.writer(books.tenant()), StoppingWriter.Step.BEFORE_THE_COMMIT);
        RelayTerm older = begin(books, sleeper);
        CompletableFuture<Void> publishing = publish(older);
        sleeper.awaitStop();
        awaitAbort("muster-relay-paused-alone");

        // When
        sleeper.goOn();

        // Then
        assertThatThrownBy(() -> publishing.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        older.close();
        assertThat(stack.committed(books)).isEmpty();
        publishAll(books);
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(ids(1, 5));
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotPublishedAgain() throws Exception {
        // Given: the commit gets through the slow network, its answer does not
        TenantBooks books = stack.tenant("answer-lost");
        books.append("L1", 1, 5);
        RelayConfig impatient = EventsStack.config("muster.relay.answer-max", "5s");
        RelayTerm older =
                RelayTerm.begin(books.tenant(), books.relayBooks("test"), stack.proxied(impatient), stack.positions());
        stack.proxy().slow(Duration.ofMillis(1_500));
        CompletableFuture<Void> committing = publish(older);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stack.committed(books).size() == 5);
        stack.proxy().refuse();

        // Then
        assertThatThrownBy(() -> committing.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        older.close();
        stack.proxy().pass();
        publishAll(books);
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(ids(1, 5));
    }

    @Test
    void aPositionThatKafkaHasLostStopsTheRelay() {
        // Given: published, and noted
        TenantBooks books = stack.tenant("forgotten");
        books.append("L1", 1, 5);
        RelayBooks relayBooks = books.relayBooks("test");
        assertThat(relayBooks.takeLease(Duration.ofMinutes(1))).isTrue();
        try (RelayTerm term = stack.begin(books)) {
            term.publish(term.next(PAGE));
            assertThat(relayBooks.keepLease(Duration.ofMinutes(1), term.published()))
                    .isTrue();
        }

        // When
        try (var writer = stack.clients.writer(books.tenant())) {
            writer.initTransactions();
            writer.beginTransaction();
            var _ = writer.send(new ProducerRecord<>(Topic.RELAY.title(), "forgotten".getBytes(UTF_8), null));
            writer.commitTransaction();
        }

        // Then
        assertThatThrownBy(() -> stack.begin(books)).isInstanceOf(RelayTerm.LostPosition.class);
    }

    private static RelayTerm begin(TenantBooks books, StoppingWriter sleeper) {
        return RelayTerm.begin(books.tenant(), books.relayBooks("test"), sleeper.writer(), stack.positions());
    }

    private static CompletableFuture<Void> publish(RelayTerm term) {
        return CompletableFuture.runAsync(
                () -> term.publish(term.next(PAGE)), task -> Thread.ofVirtual().start(task));
    }

    private static void publishAll(TenantBooks books) {
        try (RelayTerm term = stack.begin(books)) {
            for (List<OutboxPage> pages = term.next(PAGE); !pages.isEmpty(); pages = term.next(PAGE)) {
                term.publish(pages);
            }
        }
    }

    private static void awaitAbort(String transactionalId) {
        try (var admin = stack.clients.admin(EventsStack.ANSWER_MAX)) {
            await().atMost(ABORT_WAIT_MAX)
                    .until(() -> admin.describeTransactions(List.of(transactionalId))
                                    .description(transactionalId)
                                    .get()
                                    .state()
                            == TransactionState.COMPLETE_ABORT);
        }
    }

    private static List<String> ids(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> "L1-" + number)
                .toList();
    }
}
