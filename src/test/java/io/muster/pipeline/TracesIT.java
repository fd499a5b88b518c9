package io.muster.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.muster.events.Topic;
import io.muster.local.LocalStackResource;
import io.muster.notification.Notifying;
import io.muster.notification.ShippedPolicies;
import io.muster.notification.sending.Providers;
import io.muster.tenant.Policies;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.muster.trace.ChosenLenders;
import io.muster.trace.MemorySpans;
import io.muster.trace.TraceContext;
import io.muster.upload.Waiting;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trace from an upload to the messages about its money, for two lenders side by side, and nothing of other uploads. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
@WithTestResource(Providers.class)
class TracesIT {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final TenantId SUTLEJ = new TenantId("sutlej");
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final int ROWS = 30;
    private static final AttributeKey<String> UPLOAD = AttributeKey.stringKey("muster.upload");
    private static final String REGISTERED = """
            {"kind": "payment-received", "channel": "sms", "language": "en",
             "dlt": {"entityId": "1101234567890123456", "header": "KAVFIN", "templateId": "1107123456789012345",
                     "text": "Dear {#var#}, Rs {#var#} received on {#var#} for loan {#var#}. Receipt {#var#}. Kaveri"},
             "text": "Dear {borrower}, Rs {amount} received on {date} for loan {loan}. Receipt {receipt}. Kaveri"}
            """;
    private static final String GATEWAY = """
            {"type": "http",
             "send": {"url": "http://localhost:%d/traced", "json": {"key": "{id}", "to": "{recipient}", "text": "{text}"}},
             "taken": {"statuses": [200], "where": {"/status": "ok"}}}
            """;

    @TempDir
    Path folder;

    @Inject
    MemorySpans spans;

    @Inject
    ChosenLenders lenders;

    @Inject
    Policies policies;

    @Inject
    FeedClients clients;

    @Inject
    WorkTopic workTopic;

    private TheRoad kaveri;
    private TheRoad sutlej;

    @BeforeEach
    void twoLendersWhoWantMessages() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
        for (TenantId tenant : List.of(KAVERI, SUTLEJ)) {
            add(tenant, PolicyKind.MESSAGES, "messages", ShippedPolicies.messages());
        }
        add(KAVERI, PolicyKind.MESSAGE_TEMPLATE, "payment-received-sms-en", REGISTERED);
        int port = Integer.getInteger(Providers.KAVERI_PORT);
        policy(KAVERI, PolicyKind.GATEWAY, "sms", GATEWAY.formatted(port));
        WireMock gateway = WireMock.create().host("localhost").port(port).build();
        gateway.register(post(urlPathMatching("/traced")).willReturn(okJson("{\"status\":\"ok\"}")));
    }

    @AfterEach
    void chooseNobody() {
        lenders.choose();
    }

    @Test
    void oneTraceGoesFromTheUploadToTheMessageForEachLender() throws Exception {
        // Given
        lenders.choose("kaveri", "sutlej");

        // When
        String ofKaveri = collect(kaveri);
        String ofSutlej = collect(sutlej);
        TraceContext first = trace(kaveri, ofKaveri);
        TraceContext second = trace(sutlej, ofSutlej);
        spans.await(first, "send sms", "muster.uploads.v1 send");
        spans.await(second, "decide messages", "muster.uploads.v1 send");
        // Other processes are told through Kafka; here there was room
        workTopic
                .send(
                        KAVERI,
                        new Waiting(
                                Objects.requireNonNull(
                                        io.muster.upload.UploadId.of(ofKaveri).orElse(null)),
                                1,
                                first))
                .await()
                .atMost(WAIT_MAX);
        draw(ofKaveri);
        spans.await(first, "muster.work.v1 receive", "draw receipt");

        // Then
        assertThat(spans.names(first))
                .contains(
                        "receive upload",
                        "muster.work.v1 send",
                        "muster.work.v1 receive",
                        "attempt",
                        "window",
                        "batch",
                        "muster.payments.v1 send",
                        "muster.uploads.v1 send",
                        "decide messages",
                        "send sms",
                        "draw receipt");
        spans.awaitOneTree(first, "kaveri", ofKaveri);
        spans.awaitOneTree(second, "sutlej", ofSutlej);
        assertThat(first.traceId()).isNotEqualTo(second.traceId());
        requireEventsLeadOn(first, ofKaveri);
        assertThat(spans.of(first.traceId()).stream()
                        .filter(span -> span.getName().equals("batch")))
                .as("a span for each batch, not for each row")
                .hasSizeLessThan(ROWS);
    }

    @Test
    void anUploadThatIsNotSampledLeavesNothing() throws Exception {
        // Given
        lenders.choose("kaveri");

        // When
        String unseen = collect(sutlej);
        String seen = collect(kaveri);
        spans.await(trace(kaveri, seen), "decide messages");
        await().atMost(WAIT_MAX)
                .until(() -> sutlej.number("select count(*) from message m join payment p on p.key = m.payment_key"
                                + " where p.upload_id = '" + unseen + "'")
                        > 0);

        // Then
        assertThat(sutlej.number("select count(*) from upload where id = '" + unseen + "' and traceparent is not null"))
                .isZero();
        assertThat(sutlej.number("select count(*) from outbox o, payment p where p.upload_id = '" + unseen
                        + "' and p.key::text = any(o.event_ids) and o.traceparent is not null"))
                .isZero();
        assertThat(sutlej.number("select count(*) from message m join payment p on p.key = m.payment_key"
                        + " where p.upload_id = '" + unseen + "' and m.traceparent is not null"))
                .isZero();
        assertThat(spans.all())
                .noneMatch(span -> unseen.equals(span.getAttributes().get(UPLOAD)));
    }

    /** An event says where it came about, and where it was passed on. */
    private void requireEventsLeadOn(TraceContext trace, String upload) throws SQLException {
        String payment = kaveri.text("select key from payment where upload_id = '" + upload + "' limit 1");
        ConsumerRecord<byte[], byte[]> event = find(payment);
        assertThat(parentOf(trace, "batch"))
                .contains(header(event, TraceContext.CLOUD_EVENTS_HEADER).spanId());
        assertThat(parentOf(trace, "muster.payments.v1 send"))
                .contains(header(event, TraceContext.HEADER).spanId());
    }

    private Set<String> parentOf(TraceContext trace, String name) {
        return spans.of(trace.traceId()).stream()
                .filter(span -> span.getName().equals(name))
                .map(SpanData::getSpanId)
                .collect(Collectors.toSet());
    }

    private static TraceContext header(ConsumerRecord<byte[], byte[]> event, String name) {
        byte[] value = event.headers().lastHeader(name).value();
        return Objects.requireNonNull(TraceContext.of(new String(value, StandardCharsets.UTF_8)));
    }

    private ConsumerRecord<byte[], byte[]> find(String id) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            var partitions = consumer.partitionsFor(Topic.PAYMENTS.title()).stream()
                    .map(each -> new org.apache.kafka.common.TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
            await().atMost(WAIT_MAX).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8).equals(id)) {
                        found.set(event);
                    }
                });
                return found.get() != null;
            });
            return Objects.requireNonNull(found.get());
        }
    }

    private void draw(String upload) throws SQLException {
        String receipt = kaveri.text("select receipt_no from payment where upload_id = '" + upload + "' limit 1");
        kaveri.asMaker().get("/api/v1/receipts/" + receipt + ".pdf").then().statusCode(200);
    }

    private String collect(TheRoad road) throws IOException {
        Path sheet = road.sample(
                folder.resolve(road.tenant() + ".xlsx"),
                "--rows",
                "" + ROWS,
                "--bad",
                "0%",
                "--seed",
                "" + System.nanoTime());
        return road.collect(Files.readAllBytes(sheet)).getString("id");
    }

    private TraceContext trace(TheRoad road, String upload) throws SQLException {
        return Objects.requireNonNull(
                TraceContext.of(road.text("select traceparent from upload where id = '" + upload + "'")));
    }

    private void add(TenantId tenant, PolicyKind kind, String name, String definition) {
        boolean there =
                policies.find(tenant, kind, name, 1).await().atMost(WAIT_MAX).isPresent();
        if (!there) {
            policy(tenant, kind, name, definition);
        }
    }

    private void policy(TenantId tenant, PolicyKind kind, String name, String definition) {
        var _ = policies.add(tenant, kind, name, LONG_AGO, definition, "test")
                .await()
                .atMost(WAIT_MAX);
    }
}
