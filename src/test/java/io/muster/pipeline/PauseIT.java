package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.db.TenantDatabases;
import io.muster.local.LocalStackResource;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Claims;
import io.muster.upload.Decided;
import io.muster.upload.Decisions;
import io.muster.upload.Hand;
import io.muster.upload.UploadId;
import io.muster.web.ApprovalRules;
import io.muster.web.Deciding;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that people let rest, go on and end between two batches: no row is lost, and none is posted twice. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(PauseIT.SmallBatches.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PauseIT {
    private static final String MAKER = "kaveri-maker";
    private static final String CHECKER = "kaveri-checker";
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final int ROWS = 20_000;
    private static final Map<String, String> REASON = Map.of("reason", "the wrong month");

    /** Many windows, and a worker that hears soon. */
    public static final class SmallBatches implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("muster.ingest.batch-rows-max", "200", "muster.ingest.heartbeat-every", "200ms");
        }
    }

    @TempDir
    Path folder;

    @Inject
    BackDoor door;

    @Inject
    TenantDatabases databases;

    @Inject
    Claims claims;

    @Inject
    Decisions decisions;

    private TheRoad kaveri;
    private Deciding people;

    @BeforeEach
    void loadBook() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        people = new Deciding(kaveri);
    }

    /** Once: the books have all that other tests posted. */
    @AfterAll
    void checkBooks() throws Exception {
        kaveri.checkBooks();
    }

    @Test
    void whatACheckerPausedACheckerLetsGoOnAndEveryRowIsPostedOnce() throws Exception {
        String upload = people.send(MAKER, Files.readAllBytes(sheet(ROWS)), Map.of());
        people.awaitRows(upload);

        assertThat(people.act(CHECKER, upload, "pause", Map.of()).statusCode()).isEqualTo(202);
        long rows = people.await(upload, "paused").getLong("verdicts.posted.rows");
        assertThat(rows).isPositive().isLessThan(ROWS);
        assertThat(people.act(CHECKER, upload, "pause", Map.of()).statusCode()).isEqualTo(200);
        assertThat(people.act(MAKER, upload, "resume", Map.of()).jsonPath().getString("code"))
                .isEqualTo("paused-by-checker");
        assertThat(people.act(MAKER, upload, "cancellation", REASON).jsonPath().getString("code"))
                .isEqualTo("paused-by-checker");
        assertThat(posted(upload)).isEqualTo(rows);
        assertThat(people.act(CHECKER, upload, "resume", Map.of()).statusCode()).isEqualTo(200);

        assertWhole(upload, ROWS);
        assertThat(people.log(upload)).containsExactly("paused", "resumed");
    }

    @Test
    void whatWasCancelledSaysSoAndIsTakenUpByATrial() throws Exception {
        String upload = people.send(MAKER, Files.readAllBytes(sheet(ROWS)), Map.of());
        people.awaitRows(upload);

        assertThat(people.act(MAKER, upload, "discarding", REASON).jsonPath().getString("code"))
                .isEqualTo("already-posting");
        assertThat(people.act(MAKER, upload, "cancellation", REASON).statusCode())
                .isEqualTo(202);
        JsonPath cancelled = people.await(upload, "cancelled");
        assertThat(cancelled.getLong("verdicts.posted.rows")).isPositive().isLessThan(ROWS);
        assertThat(posted(upload)).isEqualTo(cancelled.getLong("verdicts.posted.rows"));
        assertThat(events(upload)).isEqualTo(1);
        assertThat(people.act(MAKER, upload, "cancellation", REASON).statusCode())
                .isEqualTo(200);
        assertThat(people.act(MAKER, upload, "taking-up", Map.of()).jsonPath().getString("phase"))
                .isEqualTo("try");

        assertWhole(upload, ROWS);
        assertThat(kaveri.status(upload).getInt("trial.rows")).isEqualTo(ROWS);
        assertThat(people.log(upload)).containsExactly("cancelled", "taken-up");
    }

    @Test
    void whatACheckerCancelledGoesOnOnlyWhenACheckerApprovesTheRest() throws Exception {
        String upload = people.send(MAKER, Files.readAllBytes(sheet(ROWS)), Map.of());
        people.awaitRows(upload);

        assertThat(people.act(MAKER, upload, "cancellation", REASON).statusCode())
                .isEqualTo(202);
        people.await(upload, "cancelled");
        assertThat(people.act(CHECKER, upload, "cancellation", REASON).statusCode())
                .isEqualTo(200);
        assertThat(people.act(CHECKER, upload, "cancellation", REASON).statusCode())
                .isEqualTo(200);
        assertThat(people.act(MAKER, upload, "taking-up", Map.of()).statusCode())
                .isEqualTo(200);
        approve(upload);

        assertWhole(upload, ROWS);
        assertThat(people.log(upload)).containsExactly("cancelled", "cancelled", "taken-up", "approved");
    }

    @Test
    void whatWasApprovedCancelledAndTakenUpNeedsItsApprovalAnew() throws Exception {
        people.rule("{\"above\": \"0.00\"}");
        try {
            String upload = people.send(MAKER, Files.readAllBytes(sheet(ROWS)), Map.of());
            approve(upload);
            people.awaitRows(upload);
            assertThat(people.act(MAKER, upload, "cancellation", REASON).statusCode())
                    .isEqualTo(202);
            people.await(upload, "cancelled");
            assertThat(people.act(MAKER, upload, "taking-up", Map.of()).statusCode())
                    .isEqualTo(200);
            approve(upload);

            assertWhole(upload, ROWS);
            assertThat(people.log(upload)).containsExactly("approved", "cancelled", "taken-up", "approved");
        } finally {
            people.rule(ApprovalRules.NEVER);
        }
    }

    private void approve(String upload) {
        JsonPath held = people.await(upload, "held");
        assertThat(held.getString("asks")).isEqualTo("checker");
        assertThat(people.act(CHECKER, upload, "approval", Deciding.seen(held)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatFailedBehindItsFirstRowsIsShownToWhoSendsItAgainAndReadAsThoseRowsWere() throws Exception {
        byte[] workbook = Files.readAllBytes(sheet(ROWS));
        String upload = people.send(MAKER, workbook, Map.of());
        people.awaitRows(upload);
        kaveri.change("""
                update upload
                set state = 'failed', problem_code = 'given-up', problem = 'p', remedy = 'r', finished_at = now(),
                  lease_owner = null, lease_until = null, wish = null
                where id = '%s' and state = 'reading'
                """.formatted(upload));

        assertThat(people.send(MAKER, workbook, Map.of("look", true))).isEqualTo(upload);

        JsonPath held = people.await(upload, "held");
        assertThat(held.getInt("trial.rows")).isEqualTo(ROWS);
        assertThat(posted(upload)).isPositive().isLessThan(ROWS);
        kaveri.checkBooks();
        assertThat(decisions
                        .map(
                                KAVERI,
                                UploadId.of(upload).orElseThrow(),
                                new Hand(MAKER, "s", Hand.Role.MAKER),
                                new JsonObject())
                        .await()
                        .atMost(WAIT_MAX))
                .get()
                .isInstanceOf(Decided.NotAsked.class);
        assertThat(people.act(MAKER, upload, "posting", Deciding.seen(held)).statusCode())
                .isEqualTo(200);
        assertWhole(upload, ROWS);
    }

    @Test
    void whatADeadWorkerWasToPauseIsPausedByTheNextAndThenCancelledAtOnce() throws Exception {
        String upload = dead();

        assertThat(people.act(MAKER, upload, "pause", Map.of()).statusCode()).isEqualTo(202);
        kaveri.change("update upload set lease_until = now() - interval '1 second' where id = '" + upload + "'");
        people.await(upload, "paused");
        assertThat(people.act(MAKER, upload, "cancellation", REASON).statusCode())
                .isEqualTo(200);

        assertThat(kaveri.status(upload).getString("state")).isEqualTo("cancelled");
        assertThat(events(upload)).isEqualTo(1);
        assertThat(posted(upload)).isZero();
        assertThat(people.act(MAKER, upload, "resume", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void aCheckersPauseCountsAlsoOfWhatAMakerHasPaused() throws Exception {
        String upload = dead();
        assertThat(people.act(MAKER, upload, "pause", Map.of()).statusCode()).isEqualTo(202);
        assertThat(people.act(CHECKER, upload, "pause", Map.of()).statusCode()).isEqualTo(202);
        assertHeldBack(upload);
        assertThat(people.act(MAKER, upload, "pause", Map.of()).statusCode()).isEqualTo(202);
        assertHeldBack(upload);
        assertThat(people.act(CHECKER, upload, "resume", Map.of()).statusCode()).isEqualTo(200);

        assertThat(people.act(MAKER, upload, "pause", Map.of()).statusCode()).isEqualTo(202);
        kaveri.change("update upload set lease_until = now() - interval '1 second' where id = '" + upload + "'");
        people.await(upload, "paused");
        assertThat(people.act(CHECKER, upload, "pause", Map.of()).statusCode()).isEqualTo(200);
        assertHeldBack(upload);
        assertThat(people.act(CHECKER, upload, "resume", Map.of()).statusCode()).isEqualTo(200);

        assertWhole(upload, 500);
        assertThat(people.log(upload)).containsExactly("paused", "paused", "resumed", "paused", "paused", "resumed");
    }

    private void assertHeldBack(String upload) {
        assertThat(people.act(MAKER, upload, "resume", Map.of()).jsonPath().getString("code"))
                .isEqualTo("paused-by-checker");
        assertThat(people.act(MAKER, upload, "cancellation", REASON).jsonPath().getString("code"))
                .isEqualTo("paused-by-checker");
    }

    @Test
    void aWishThatWasTakenBackStopsNothing() throws Exception {
        String upload = dead();

        assertThat(people.act(MAKER, upload, "pause", Map.of()).statusCode()).isEqualTo(202);
        assertThat(people.act(MAKER, upload, "resume", Map.of()).statusCode()).isEqualTo(200);
        kaveri.change("update upload set lease_until = now() - interval '1 second' where id = '" + upload + "'");

        assertWhole(upload, 500);
    }

    @Test
    void aPauseAtTheMomentOfTheClaimComesBeforeItOrBehindIt() throws Exception {
        for (int i = 0; i < 5; i++) {
            String upload = people.send(MAKER, Files.readAllBytes(sheet(500)), Map.of());
            int answer = people.act(MAKER, upload, "pause", Map.of()).statusCode();
            assertThat(answer).isIn(200, 202, 409);
            var _ = people.act(MAKER, upload, "resume", Map.of());

            assertWhole(upload, 500);
        }
    }

    /** Claimed by a worker that then fell silent, before any row was posted. */
    private String dead() throws Exception {
        UploadId upload = door.receive(KAVERI, WorkbookKind.COLLECTIONS, sheet(500));
        Optional<?> claim = databases
                .inTransaction(KAVERI, tx -> claims.claim(tx, upload, "a worker that dies", Duration.ofHours(1), 2))
                .await()
                .atMost(WAIT_MAX);
        assertThat(claim).isPresent();
        return upload.toString();
    }

    private void assertWhole(String upload, int rows) throws Exception {
        JsonPath end = people.await(upload, "completed");
        assertThat(end.getLong("verdicts.posted.rows")).isEqualTo(rows);
        assertThat(posted(upload)).isEqualTo(rows);
    }

    private long posted(String upload) {
        return kaveri.number("select count(*) from payment where upload_id = '" + upload + "'");
    }

    private long events(String upload) {
        return kaveri.number("""
                select count(*) from outbox_event o join upload u on o.event_id = u.id || '/' || u.token
                where u.id = '%s' and o.event_type = 'io.muster.upload.failed.v1'
                  and o.plain like '%%"problemCode":"cancelled"%%'
                """.formatted(upload));
    }

    private Path sheet(int rows) {
        long seed = System.nanoTime();
        return kaveri.sample(folder.resolve(seed + ".xlsx"), "--rows", "" + rows, "--bad", "0%", "--seed", "" + seed);
    }
}
