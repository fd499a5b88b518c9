package io.muster.pipeline;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.Role;
import io.muster.events.Topic;
import io.muster.local.LocalStackResource;
import io.muster.meter.Meters;
import io.muster.notification.Notifying;
import io.muster.notification.Occurrence;
import io.muster.notification.ShippedPolicies;
import io.muster.sight.Scrape;
import io.muster.tenant.Policies;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments become messages, on the whole stack, for two lenders. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
class MessageFeedIT {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final TenantId SUTLEJ = new TenantId("sutlej");
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final Duration DECIDED_MAX = Duration.ofSeconds(60);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final int ROWS = 400;
    private static final String OF_UPLOAD = """
            select count(distinct p.key)
            from payment p
            join message m on m.payment_key = p.key
            where p.upload_id = '%s'
            """;
    private static final String GOING_BY_SMS = """
            select count(*)
            from payment p
            join message m on m.payment_key = p.key
            where p.upload_id = '%s' and m.channel = 'sms' and m.state not in ('refused', 'suppressed')
            """;
    private static final String IN_ENGLISH_AS_REGISTERED = """
            select count(*)
            from payment p
            join message m on m.payment_key = p.key
            where p.upload_id = '%s' and m.channel = 'sms' and m.template_version = 1 and m.body like 'Dear %%, Rs %%. Kaveri'
              and coalesce(m.reason_code, '') not like 'dlt%%'
            """;
    private static final String TO_BE_TOLD_IN_ENGLISH = """
            select count(*)
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.upload_id = '%s' and l.language is distinct from 'hi'
            """;
    private static final String REGISTERED = """
            {"kind": "payment-received", "channel": "sms", "language": "en",
             "dlt": {"entityId": "1101234567890123456", "header": "KAVFIN", "templateId": "1107123456789012345",
                     "text": "Dear {#var#}, Rs {#var#} received on {#var#} for loan {#var#}. Receipt {#var#}. Kaveri"},
             "text": "Dear {borrower}, Rs {amount} received on {date} for loan {loan}. Receipt {receipt}. Kaveri"}
            """;

    @TempDir
    Path folder;

    @Inject
    Policies policies;

    @Inject
    FeedClients clients;

    @Inject
    FeedConfig config;

    @Inject
    LenderMessages messages;

    @Inject
    MeterRegistry meters;

    /** Others post into these books, too, and hearing all again decides what nobody wanted decided then. */
    private static final String MESSAGES_OF_UPLOAD = """
            select count(*) from message m join payment p on p.key = m.payment_key where p.upload_id = '%s'
            """;

    private TheRoad kaveri;
    private TheRoad sutlej;

    @BeforeEach
    void twoLendersWhoWantMessages() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
        for (TenantId tenant : new TenantId[] {KAVERI, SUTLEJ}) {
            add(tenant, PolicyKind.MESSAGES, "messages", ShippedPolicies.messages());
        }
        add(KAVERI, PolicyKind.MESSAGE_TEMPLATE, "payment-received-sms-en", REGISTERED);
    }

    @Test
    void eachPaymentIsDecidedOnceHoweverOftenItsEventIsHeard() throws Exception {
        // Given
        Map<TopicPartition, Long> begin = ends();

        // When
        JsonPath ofKaveri = collect(kaveri, "kaveri");
        JsonPath ofSutlej = collect(sutlej, "sutlej");

        // Then
        awaitDecided(kaveri, ofKaveri);
        awaitDecided(sutlej, ofSutlej);
        assertThat(Scrape.lacks(Role.NOTIFY)).as("metrics of docs/metrics.md").isEmpty();
        String upload = ofKaveri.getString("id");
        assertThat(kaveri.number(IN_ENGLISH_AS_REGISTERED.formatted(upload)))
                .isPositive()
                .isEqualTo(kaveri.number(TO_BE_TOLD_IN_ENGLISH.formatted(upload)));
        assertThat(sutlej.number(GOING_BY_SMS.formatted(ofSutlej.getString("id"))))
                .as("sutlej has registered nothing")
                .isZero();
        assertThat(sutlej.number("select count(*) from message where reason_code = 'dlt-not-registered'"))
                .isGreaterThanOrEqualTo(posted(ofSutlej));

        // When: it is heard again, by another group
        long before = kaveri.number(MESSAGES_OF_UPLOAD.formatted(upload));
        hearAgain(begin);

        // Then
        assertThat(kaveri.number(MESSAGES_OF_UPLOAD.formatted(upload)))
                .isPositive()
                .isEqualTo(before);
    }

    @Test
    void aReceiptThatIsCancelledAndIssuedAnewInOneActIsToldOnce() throws Exception {
        // Given
        String upload = collect(kaveri, "kaveri").getString("id");
        List<String> receipts =
                kaveri.asMaker().get("/api/v1/uploads/" + upload + "/postings").path("items.receipt");
        String atOnce = receipts.get(0);
        String later = receipts.get(1);

        // When
        String next = change(atOnce + "/cancellation", "{\"reason\":\"the name is misspelt\",\"reissue\":true}")
                .getString("standing.reissuedAs");
        var _ = change(later + "/cancellation", "{\"reason\":\"the name is misspelt\",\"reissue\":false}");
        String nextLater = change(later + "/reissue", "{}").getString("number");

        // Then: each loan's events are heard in their order, so the last one's message is the last
        await().atMost(DECIDED_MAX)
                .until(() -> told(atOnce).contains(next) && told(later).contains(nextLater));
        assertThat(told(atOnce)).containsOnly(next);
        assertThat(told(later)).containsOnly("", nextLater);
    }

    /** What the messages about a receipt name instead of it. */
    private List<String> told(String receipt) throws SQLException {
        String names = kaveri.text(
                "select coalesce(string_agg(distinct coalesce(\"values\" ->> 'replacedBy', ''), ','), 'none')"
                        + " from message where kind = 'receipt-replaced' and receipt_no = '" + receipt + "'");
        return List.of(names.split(",", -1));
    }

    private static JsonPath change(String path, String body) {
        return given().auth()
                .oauth2(People.token(People.CHECKER))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/receipts/" + path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void aLenderWhoseBooksDoNotAnswerHoldsNobodyAndMissesNothing() throws Exception {
        JsonPath ofKaveri;
        try (Connection books = kaveri.books();
                var lock = books.createStatement()) {
            // Given
            books.setAutoCommit(false);
            // Without a transaction id, for which the relays of every lender on this server would wait
            lock.execute("lock table message in exclusive mode");

            // When
            ofKaveri = collect(kaveri, "kaveri");
            JsonPath ofSutlej = collect(sutlej, "sutlej");

            // Then
            awaitDecided(sutlej, ofSutlej);
            await().atMost(DECIDED_MAX).until(() -> parked("kaveri") > 0);
            books.rollback();
        }
        awaitDecided(kaveri, ofKaveri);
    }

    @Test
    void anEventWhoseMessageWasRemovedIsNotDecidedAnew() throws Exception {
        // Given
        String loan = kaveri.text("select number from loan_account where phone is not null limit 1");
        Instant longAgo = Instant.now().minus(Duration.ofDays(4 * 366));
        UUID key = UUID.randomUUID();
        String ofPayment = "select count(*) from message where payment_key = '" + key + "'";

        // Then
        assertThat(decide(payment(key, loan, longAgo))).isZero();
        assertThat(kaveri.number(ofPayment)).isZero();
        assertThat(decide(payment(key, loan, Instant.now().minus(Duration.ofDays(30)))))
                .isPositive();
        assertThat(kaveri.number(ofPayment + " and state <> 'suppressed'"))
                .as("it is no news, so nothing goes")
                .isZero();
    }

    private int decide(Occurrence occurrence) {
        return messages.decide(KAVERI, List.of(occurrence), Map.of()).await().atMost(ANSWER_MAX);
    }

    private static Occurrence payment(UUID key, String loan, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return new Occurrence.PaymentReceived(key, loan, 100, "CASH", day, day, "Z/26/00000001", at);
    }

    @Test
    void anEventThatNobodyCanReadIsSetAsideAndTheNextIsDecided() throws Exception {
        // Given
        double before = meters.counter("muster.feed.unreadable.events").count();

        // When
        try (var producer = clients.producer("test")) {
            var garbage = new ProducerRecord<byte[], byte[]>(
                    Topic.PARKED.title(), "kaveri:X".getBytes(UTF_8), "{\"tenant\":\"kaveri\"".getBytes(UTF_8));
            garbage.headers().add("ce_type", "io.muster.payment.posted.v1".getBytes(UTF_8));
            var _ = producer.send(garbage);
        }

        // Then
        await().atMost(DECIDED_MAX)
                .until(() -> meters.counter("muster.feed.unreadable.events").count() > before);
        awaitDecided(kaveri, collect(kaveri, "kaveri"));
    }

    /** What others have published before is none of this test's, and much. */
    private void hearAgain(Map<TopicPartition, Long> begin) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID());
                Sidings sidings = new Sidings(clients.producer("test"), ANSWER_MAX, new Meters(meters, 10))) {
            consumer.assign(begin.keySet());
            begin.forEach(consumer::seek);
            Hearing again = new Hearing(
                    consumer,
                    sidings,
                    new LendersAtOnce(messages::decide, config.lendersAtOnce()),
                    new ConcurrentHashMap<>(),
                    config,
                    new FeedLag());
            Map<TopicPartition, Long> ends = consumer.endOffsets(begin.keySet());
            await().atMost(DECIDED_MAX).until(() -> {
                again.hear();
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
    }

    private Map<TopicPartition, Long> ends() {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            List<TopicPartition> partitions = Hearing.TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions);
        }
    }

    private double parked(String tenant) {
        return meters.counter("muster.feed.parked.events", "tenant", tenant).count();
    }

    private JsonPath collect(TheRoad road, String tenant) throws IOException {
        Path sheet = road.sample(folder.resolve(tenant + ".xlsx"), "--rows", "" + ROWS, "--bad", "0%");
        return road.collect(Files.readAllBytes(sheet));
    }

    private static long posted(JsonPath upload) {
        return upload.getLong("verdicts.posted.rows");
    }

    private void awaitDecided(TheRoad road, JsonPath upload) {
        long payments = road.number("select count(*) from payment where upload_id = '" + upload.getString("id") + "'");
        assertThat(payments).isPositive();
        await().atMost(DECIDED_MAX)
                .untilAsserted(() -> assertThat(road.number(OF_UPLOAD.formatted(upload.getString("id"))))
                        .isEqualTo(payments));
    }

    private void add(TenantId tenant, PolicyKind kind, String name, String definition) {
        boolean there =
                policies.find(tenant, kind, name, 1).await().atMost(ANSWER_MAX).isPresent();
        if (!there) {
            var _ = policies.add(tenant, kind, name, LONG_AGO, definition, "test")
                    .await()
                    .atMost(ANSWER_MAX);
        }
    }
}
