package io.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A committed reader sees each event once, and in order per loan, whatever dies in between. */
class RelayIT {
    private static final int PAGE = 100;

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

    @Test
    void whatWasPublishedBeforeACrashIsNotPublishedAgain() {
        // Given
        TenantBooks books = stack.tenant("crash-after-commit");
        books.append("L1", 1, 5);
        RelayTerm died = stack.begin(books);
        died.publish(died.next(PAGE));
        books.append("L1", 6, 5);

        // When: the table never heard of the first page
        assertThat(books.count("select last_seq from relay")).isZero();
        try (RelayTerm next = stack.begin(books)) {
            next.publish(next.next(PAGE));
            assertThat(next.next(PAGE)).isEmpty();
        }

        // Then
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(ids("L1", 1, 10));
        died.close();
    }

    @Test
    void whatACrashLeftOpenIsNotSeenAndIsPublishedByTheNext() {
        // Given
        TenantBooks books = stack.tenant("crash-before-commit");
        books.append("L1", 1, 5);
        RelayTerm died = stack.begin(books);
        died.send(died.next(PAGE));
        await().until(() -> stack.written(books).size() == 5);

        // When
        try (RelayTerm next = stack.begin(books)) {
            next.publish(next.next(PAGE));
        }

        // Then
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(ids("L1", 1, 5));
        assertThat(stack.written(books)).hasSize(10);
        died.close();
    }

    @Test
    void ofTwoRelaysTheOlderIsFenced() {
        // Given
        TenantBooks books = stack.tenant("two-relays");
        books.append("L1", 1, 5);
        RelayTerm older = stack.begin(books);
        List<OutboxPage> page = older.next(PAGE);

        // When
        try (RelayTerm newer = stack.begin(books)) {
            newer.publish(newer.next(PAGE));
            assertThatThrownBy(() -> older.publish(page))
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        }

        // Then
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(ids("L1", 1, 5));
        older.close();
    }

    @Test
    void aRelayThatIsFencedCountsItAndGoesOnLater() throws InterruptedException {
        // Given
        TenantBooks books = stack.tenant("fenced");
        books.append("L1", 1, 5);
        Relay relay = stack.relay(books, "one", stack.config);
        Thread thread = Thread.ofVirtual().start(relay);
        await().until(() -> stack.committed(books).size() == 5);
        var fenced = stack.registry
                .get("muster.relay.fenced")
                .tag("tenant", books.tenant().value())
                .counter();
        assertThat(fenced.count()).isZero();

        // When
        try (RelayTerm _ = stack.begin(books)) {
            books.append("L1", 6, 1);
            relay.nudge();

            // Then
            await().until(() -> fenced.count() == 1);
        }
        await().until(() -> stack.committed(books).size() == 6);
        assertThat(stack.registry.find("muster.relay.lag").timers())
                .anyMatch(lag -> lag.count() == 2
                        && books.tenant().value().equals(lag.getId().getTag("tenant")));
        relay.stop();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aTransactionThatCommitsLateIsNotSkipped() throws SQLException {
        // Given
        TenantBooks books = stack.tenant("late-commit");
        books.openLoan("SLOW");
        books.openLoan("QUICK");
        try (Connection slow = books.begin();
                Connection quick = books.begin();
                RelayTerm term = stack.begin(books)) {
            books.post(slow, "SLOW");
            books.post(quick, "QUICK");
            quick.commit();

            // When
            assertThat(term.next(PAGE)).isEmpty();
            slow.commit();

            // Then
            assertThat(ids(term.next(PAGE))).containsExactlyInAnyOrder("SLOW-1", "QUICK-1");
        }
    }

    @Test
    void aRolledBackTransactionIsNeverPublished() throws SQLException {
        TenantBooks books = stack.tenant("rolled-back");
        books.openLoan("L1");
        try (Connection first = books.begin();
                RelayTerm term = stack.begin(books)) {
            books.post(first, "L1");
            first.rollback();
            books.post(first, "L1");
            first.commit();

            assertThat(ids(term.next(PAGE))).containsExactly("L1-1");
        }
    }

    /** The older transaction gets the loan later: ordered by transaction id, its event would come first. */
    @Test
    void anOlderTransactionThatPostsLaterComesLater() throws Exception {
        // Given
        TenantBooks books = stack.tenant("older-later");
        books.openLoan("L1");
        books.openLoan("L2");
        books.openLoan("L3");
        try (Connection older = books.begin();
                Connection between = books.begin();
                Connection newer = books.begin();
                RelayTerm term = stack.begin(books)) {
            books.post(older, "L1");
            books.post(between, "L3");
            books.post(newer, "L2");
            CompletableFuture<Void> waits = CompletableFuture.runAsync(() -> post(books, older, "L2"));
            await().until(() -> books.count("select count(*) from pg_locks where not granted") > 0);

            // When
            newer.commit();
            waits.get(10, TimeUnit.SECONDS);
            older.commit();
            List<OutboxPage> meanwhile = term.next(PAGE);
            between.commit();

            // Then
            List<String> published = new ArrayList<>(ids(meanwhile));
            if (!meanwhile.isEmpty()) {
                term.publish(meanwhile);
            }
            published.addAll(ids(term.next(PAGE)));
            assertThat(published).containsExactlyInAnyOrder("L1-1", "L2-1", "L2-2", "L3-1");
            assertThat(published.indexOf("L2-1")).isLessThan(published.indexOf("L2-2"));
        }
    }

    @Test
    void theEventsOfALoanStayInOrderWhileManyPostAndRelaysCrash() throws Exception {
        // Given
        TenantBooks books = stack.tenant("storm");
        List<String> loans = IntStream.range(0, 12).mapToObj(n -> "L" + n).toList();
        loans.forEach(books::openLoan);
        int writers = 6;
        int transactions = 60;
        List<CompletableFuture<Void>> posting = IntStream.range(0, writers)
                .mapToObj(seed -> CompletableFuture.runAsync(
                        () -> postAtRandom(books, loans, new Random(seed), transactions),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(posting.toArray(CompletableFuture[]::new));

        // When: every few pages a relay dies, between the steps
        var random = new Random(99);
        var dead = new ArrayList<RelayTerm>();
        boolean more = true;
        while (more) {
            more = !all.isDone();
            RelayTerm term = stack.begin(books);
            dead.add(term);
            for (int page = 0; page < 5; page++) {
                List<OutboxPage> pages = term.next(7);
                if (!pages.isEmpty()) {
                    term.publish(pages);
                }
            }
            List<OutboxPage> pages = term.next(7);
            if (!pages.isEmpty() && random.nextBoolean()) {
                term.send(pages);
            }
        }
        all.get(60, TimeUnit.SECONDS);
        try (RelayTerm last = stack.begin(books)) {
            for (List<OutboxPage> pages = last.next(PAGE); !pages.isEmpty(); pages = last.next(PAGE)) {
                last.publish(pages);
            }
        }

        // Then
        List<ConsumerRecord<String, String>> seen = stack.committed(books);
        assertThat((long) seen.size()).isEqualTo(books.count("select sum(version) from loan_account"));
        Map<String, Integer> versions = new HashMap<>();
        for (ConsumerRecord<String, String> event : seen) {
            int version = versions.merge(event.key(), 1, Integer::sum);
            assertThat(event.value()).isEqualTo("{\"loanVersion\":" + version + "}");
        }
        dead.forEach(RelayTerm::close);
    }

    @Test
    void anotherTenantsOpenTransactionDoesNotHideOurPosition() throws Exception {
        // Given: theirs stands open in the positions' topic, ours is committed behind it
        TenantBooks ours = stack.tenant("ours");
        TenantBooks theirs = stack.tenant("theirs");
        theirs.append("T1", 1, 1);
        ours.append("L1", 1, 5);
        RelayTerm died = stack.begin(ours);
        RelayTerm open = stack.begin(theirs);
        open.send(open.next(PAGE));
        await().until(() -> stack.written(theirs).size() == 1);
        died.publish(died.next(PAGE));

        // When
        CompletableFuture<RelayTerm> begins = CompletableFuture.supplyAsync(
                // A thread of the common pool may have the class loader of another test
                () -> stack.begin(ours), task -> Thread.ofVirtual().start(task));
        open.close();

        // Then
        try (RelayTerm next = begins.get(40, TimeUnit.SECONDS)) {
            assertThat(next.next(PAGE)).isEmpty();
        }
        assertThat(EventsStack.ids(stack.committed(ours))).containsExactlyElementsOf(ids("L1", 1, 5));
        died.close();
    }

    @Test
    void aPositionOfAnotherDatabaseStopsTheRelay() {
        // Given
        TenantBooks books = stack.tenant("restored");
        try (var writer = stack.clients.writer(books.tenant())) {
            writer.initTransactions();
            writer.beginTransaction();
            var _ = writer.send(
                    new ProducerRecord<>(Topic.RELAY.title(), "restored".getBytes(UTF_8), "1/2:3:4".getBytes(UTF_8)));
            writer.commitTransaction();
        }

        // Then
        assertThatThrownBy(() -> stack.begin(books)).isInstanceOf(RelayTerm.ForeignPosition.class);
    }

    @Test
    void whatArrivesIsACloudEventThatFollowsItsSchema() throws IOException {
        // Given
        TenantBooks books = stack.tenant("by-the-book");
        OutboxEvent event = SampleEvents.payment(books.tenant(), "412345678901", SampleEvents.UPLOAD, 17)
                .event();
        books.append(List.of(event));

        // When
        try (RelayTerm term = stack.begin(books)) {
            term.publish(term.next(PAGE));
        }

        // Then
        ConsumerRecord<String, String> arrived = stack.committed(books).getFirst();
        assertThat(Schemas.complaints(EventType.PAYMENT_POSTED, arrived.value()))
                .isEmpty();
        assertThat(arrived.key()).isEqualTo("by-the-book:KAV-BLR-0000001");
        assertThat(header(arrived, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(arrived, "ce_id")).isEqualTo(SampleEvents.KEY.toString());
        assertThat(header(arrived, "ce_source")).isEqualTo("/muster/tenants/by-the-book");
        assertThat(header(arrived, "ce_type")).isEqualTo("io.muster.payment.posted.v1");
        assertThat(header(arrived, "ce_subject")).isEqualTo("KAV-BLR-0000001");
        assertThat(header(arrived, "ce_dataschema")).isEqualTo("urn:muster:schema:payment.posted.v1");
        assertThat(header(arrived, "content-type")).isEqualTo("application/json");
        assertThat(Instant.parse(header(arrived, "ce_time"))).isBefore(Instant.now());
    }

    @Test
    void aTenantsEventsGoUnderItsOwnNameOnly() {
        // Given
        TenantBooks kaveri = stack.tenant("kaveri");
        TenantBooks narmada = stack.tenant("narmada");
        kaveri.append("L1", 1, 3);
        narmada.append("L1", 1, 2);
        Relay first = stack.relay(kaveri, "one", stack.config);
        Relay second = stack.relay(narmada, "one", stack.config);

        // When
        Thread.ofVirtual().start(first);
        Thread.ofVirtual().start(second);
        await().until(() ->
                stack.committed(kaveri).size() == 3 && stack.committed(narmada).size() == 2);
        first.stop();
        second.stop();

        // Then
        assertThat(stack.committed(kaveri))
                .allSatisfy(event -> assertThat(header(event, "ce_source")).isEqualTo("/muster/tenants/kaveri"))
                .allSatisfy(event -> assertThat(header(event, "ce_subject")).isEqualTo("L1"));
        assertThat(stack.committed(narmada))
                .allSatisfy(event -> assertThat(header(event, "ce_source")).isEqualTo("/muster/tenants/narmada"));
    }

    @Test
    void oneRelayStandsByWhileTheOtherLeadsAndTakesOverWhenItEnds() throws InterruptedException {
        // Given
        TenantBooks books = stack.tenant("handed-over");
        RelayConfig quick = EventsStack.config("muster.relay.lease-for", "900ms", "muster.relay.poll-every", "20ms");
        Relay first = stack.relay(books, "one", quick);
        Relay second = stack.relay(books, "two", quick);
        Thread leads = Thread.ofVirtual().start(first);
        await().until(() -> first.status().leading());
        Thread waits = Thread.ofVirtual().start(second);

        // When
        books.append("L1", 1, 3);
        first.nudge();
        await().until(() -> stack.committed(books).size() == 3);
        assertThat(second.status().leading()).isFalse();
        first.stop();
        assertThat(leads.join(Duration.ofSeconds(5))).isTrue();
        await().until(() -> second.status().leading());
        books.append("L1", 4, 2);

        // Then
        await().until(() -> stack.committed(books).size() == 5);
        assertThat(EventsStack.ids(stack.committed(books))).containsExactlyElementsOf(ids("L1", 1, 5));
        second.stop();
        assertThat(waits.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void aRelayThatCannotReachKafkaSaysSoAndCountsWhatWaits() throws InterruptedException {
        // Given
        TenantBooks books = stack.tenant("kafka-away");
        books.append("L1", 1, 3);
        RelayConfig impatient = EventsStack.config("muster.relay.answer-max", "400ms");
        var nowhere = new RelayClients(Map.of("bootstrap.servers", "127.0.0.1:1"), impatient);
        var relay = new Relay(books.tenant(), () -> books.relayBooks("one"), nowhere, impatient, stack.meters);

        // When
        Thread thread = Thread.ofVirtual().start(relay);

        // Then
        await().until(() -> relay.status().problem() != null);
        assertThat(relay.status().waitingEvents()).isEqualTo(3);
        relay.stop();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void onlyWhatIsPublishedAndOldIsRemoved() {
        // Given
        TenantBooks books = stack.tenant("pruned");
        books.append("L1", 1, 3);
        books.append("L1", 4, 1);
        books.append("L1", 5, 2);
        RelayBooks relayBooks = books.relayBooks("one");
        try (RelayTerm term = stack.begin(books)) {
            term.publish(term.next(4));

            // Then
            assertThat(relayBooks.prune(term.published(), Duration.ofDays(7), 10))
                    .isZero();
            assertThat(relayBooks.prune(term.published(), Duration.ofMillis(-1_000), 10))
                    .isEqualTo(2);
            assertThat(ids(term.next(PAGE))).containsExactly("L1-5", "L1-6");
        }
    }

    @Test
    void aPageIsPublishedWholeAndNoPageBehindAsManyEventsAsAskedFor() {
        // Given
        TenantBooks books = stack.tenant("paged");
        books.append("L1", 1, 3);
        books.append("L1", 4, 3);
        books.append("L1", 7, 1);
        try (RelayTerm term = stack.begin(books)) {

            // Then
            assertThat(ids(term.next(1))).containsExactlyElementsOf(ids("L1", 1, 3));
            assertThat(ids(term.next(3))).containsExactlyElementsOf(ids("L1", 1, 3));
            assertThat(ids(term.next(4))).containsExactlyElementsOf(ids("L1", 1, 6));
            assertThat(ids(term.next(7))).containsExactlyElementsOf(ids("L1", 1, 7));
        }
    }

    @Test
    void waitingIsCountedInEvents() {
        TenantBooks books = stack.tenant("counted");
        books.append("L1", 1, 300);
        books.append("L1", 301, 1);
        RelayBooks relayBooks = books.relayBooks("one");
        assertThat(relayBooks.takeLease(Duration.ofMinutes(1))).isTrue();
        try (RelayTerm term = stack.begin(books)) {
            assertThat(relayBooks.lag().events()).isEqualTo(301);

            term.publish(term.next(300));
            assertThat(relayBooks.keepLease(Duration.ofMinutes(1), term.published()))
                    .isTrue();

            assertThat(relayBooks.lag().events()).isEqualTo(1);
        }
    }

    @Test
    void aTornPageStopsTheRelayAndNothingOfItIsPublished() {
        // Given
        TenantBooks books = stack.tenant("torn");
        books.append("L1", 1, 3);
        books.append("L1", 4, 3);
        books.execute(
                "update outbox set packed = substr(packed, 1, length(packed) - 20) where 'L1-4' = any(event_ids)");
        try (RelayTerm term = stack.begin(books)) {

            // Then
            assertThatThrownBy(() -> term.publish(term.next(PAGE))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(stack.committed(books)).isEmpty();
    }

    private static List<String> ids(List<OutboxPage> pages) {
        return pages.stream().flatMap(page -> Arrays.stream(page.eventIds())).toList();
    }

    private static List<String> ids(String loan, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> loan + "-" + number)
                .toList();
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void post(TenantBooks books, Connection transaction, String loan) {
        try {
            books.post(transaction, loan);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each transaction locks some loans in their order, as posting does, and now and then gives up. */
    private static void postAtRandom(TenantBooks books, List<String> loans, Random random, int transactions) {
        try (Connection connection = books.begin()) {
            for (int n = 0; n < transactions; n++) {
                for (String loan : loans) {
                    if (random.nextInt(4) == 0) {
                        books.post(connection, loan);
                    }
                }
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
