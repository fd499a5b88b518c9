package io.muster.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.muster.local.Management;
import io.muster.local.SharedStack;
import io.muster.sample.Events;
import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.muster.upload.Waiting;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker dies in the middle of an upload: postings go on while there is room, then uploads wait, and all is told. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(KafkaAwayIT.SmallOutbox.class)
class KafkaAwayIT {
    private static final int EVENTS_MAX = 24_000;
    private static final int WITH_ROOM_ROWS = 20_000;
    private static final int WITHOUT_ROOM_ROWS = 10_000;
    private static final int ANNOUNCEMENTS = 600;
    private static final Duration PUBLISHED_WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration STEP_WAIT_MAX = Duration.ofSeconds(40);
    private static final String UNPUBLISHED = """
            select count(*)
            from outbox o, relay r
            where (o.horizon, o.seq) > (r.last_horizon, r.last_seq)
            """;

    /** An outbox that a test can fill. */
    public static final class SmallOutbox implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "muster.outbox.events-max",
                    Integer.toString(EVENTS_MAX),
                    "muster.outbox.reserve-events-max",
                    "0",
                    // It stays in its place for the whole outage
                    "muster.ingest.hold-max",
                    "10m");
        }
    }

    @TempDir
    Path folder;

    @Inject
    WorkTopic workTopic;

    private TheRoad kaveri;

    @BeforeEach
    void loadBook() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        awaitPublished();
    }

    /** For the tests behind this one, too. */
    @AfterEach
    void leaveABroker() {
        SharedStack.killKafka();
        SharedStack.restartKafka();
    }

    @Test
    void anOutageLosesNothingDoublesNothingAndStopsNobodyForGood() throws Exception {
        // Given
        String first = send("first.xlsx", WITH_ROOM_ROWS);
        await().atMost(STEP_WAIT_MAX).until(() -> posted(first) > 0);

        // When
        SharedStack.killKafka();

        // Then: there is room
        assertThat(kaveri.await(first).getString("state")).isEqualTo("completed");
        assertThat(posted(first)).isEqualTo(WITH_ROOM_ROWS);
        String second = send("second.xlsx", WITHOUT_ROOM_ROWS);
        await().atMost(STEP_WAIT_MAX).until(() -> relay().contains("uploads wait"));

        // Then: there is none
        await().atMost(STEP_WAIT_MAX).until(() -> status(second).getString("waits.code"), "events-wait"::equals);
        assertThat(status(second).getString("state")).isEqualTo("reading");
        assertThat(posted(second)).isLessThan(WITHOUT_ROOM_ROWS);
        Response turnedAway = pay();
        assertThat(turnedAway.statusCode()).isEqualTo(503);
        assertThat(turnedAway.jsonPath().getString("code")).isEqualTo("events-wait");
        assertThat(turnedAway.header("Retry-After")).isEqualTo("60");
        assertThat(Management.live().statusCode()).isEqualTo(200);
        // sutlej's outbox has room
        assertThat(Management.ready().statusCode()).isEqualTo(200);
        announceInVain();

        // When
        SharedStack.restartKafka();

        // Then
        JsonPath end = kaveri.await(second);
        assertThat(end.getString("state")).isEqualTo("completed");
        assertThat(end.getString("waits")).isNull();
        assertThat(posted(second)).isEqualTo(WITHOUT_ROOM_ROWS);
        assertThat(attempts(second)).isEqualTo(1);
        awaitPublished();
        assertThat(Events.run(List.of("--bootstrap", SharedStack.kafkaServers(), "--quiet"), System.out, System.err))
                .isZero();
        assertThat(pay().statusCode()).isEqualTo(201);
        kaveri.checkBooks();
    }

    /** More than are kept: each comes back soon, well or not, and the next one finds its way when the broker is back. */
    private void announceInVain() {
        List<Uni<Object>> many =
                Stream.generate(this::announce).limit(ANNOUNCEMENTS).toList();
        List<Object> outcomes =
                Uni.join().all(many).andCollectFailures().await().atMost(Duration.ofSeconds(10));
        assertThat(outcomes).hasSize(ANNOUNCEMENTS).allMatch(Throwable.class::isInstance);
    }

    private Uni<Object> announce() {
        return workTopic
                .send(new TenantId("kaveri"), new Waiting(UploadId.next(), 1))
                .map(Object.class::cast)
                .onFailure()
                .recoverWithItem(failure -> failure);
    }

    private String send(String name, int rows) throws IOException {
        Path sheet = kaveri.sample(
                folder.resolve(name), "--rows", "" + rows, "--bad", "0%", "--seed", "" + System.nanoTime());
        return kaveri.send("collections", Files.readAllBytes(sheet));
    }

    private long posted(String upload) {
        return status(upload).getLong("verdicts.posted.rows");
    }

    private JsonPath status(String upload) {
        return kaveri.status(upload);
    }

    private long attempts(String upload) {
        return kaveri.number("select attempts from upload where id = '" + upload + "'");
    }

    private Response pay() throws Exception {
        Map<String, Object> payment = Map.of(
                "loanAccount",
                kaveri.loans(1).getFirst(),
                "amountPaise",
                5_000,
                "mode",
                "UPI",
                "reference",
                Long.toString(400_000_000_000L + System.nanoTime() % 100_000_000_000L),
                "valueDate",
                LocalDate.now(java.time.ZoneId.of("Asia/Kolkata")).toString());
        return given().auth()
                .oauth2(People.token(People.AGENT))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(payment)
                .post("/api/v1/payments");
    }

    /** What readiness says of the lender's relay. */
    private static String relay() {
        return Management.ready().jsonPath().getString("checks.find { it.name == 'relays publish' }.data.kaveri");
    }

    private void awaitPublished() {
        await().atMost(PUBLISHED_WAIT_MAX).until(() -> kaveri.number(UNPUBLISHED) == 0);
    }
}
