package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.db.TenantDatabases;
import io.muster.local.LocalStackResource;
import io.muster.local.SharedStack;
import io.muster.posting.RowsDone;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Claims;
import io.muster.upload.LostClaim;
import io.muster.upload.NewUpload;
import io.muster.upload.Receptions;
import io.muster.upload.Spool;
import io.muster.upload.Spooled;
import io.muster.upload.Spooling;
import io.muster.upload.UploadId;
import io.muster.upload.UploadProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An upload that one worker has begun and another goes on with, while the world has changed between the two. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumeIT {
    private static final TenantId SUTLEJ = new TenantId("sutlej");
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    /** Less than a lease: whoever is quicker did not wait for it to run out. */
    private static final Duration LEASE_MIN = Duration.ofSeconds(15);

    /** Until then a worker that waits for a connection of the crowd would not have got one. */
    private static final Duration HEARTBEAT_MAX = Duration.ofSeconds(5);

    private static final int ROWS = 5_000;
    private static final int TRIES_MAX = 5;
    private static final UploadProblem PROBLEM = new UploadProblem("truncated", "It ends early.", "Send it whole.", 7);

    @TempDir
    Path folder;

    @Inject
    Spool spool;

    @Inject
    Receptions receptions;

    @Inject
    Tenants tenants;

    @Inject
    TenantDatabases databases;

    @Inject
    Holds holds;

    @Inject
    Attempts attempts;

    @Inject
    FairShare share;

    @Inject
    Endings endings;

    @Inject
    Ingest ingest;

    @Inject
    Claims claims;

    @ConfigProperty(name = "muster.tenant-db.pool-size-max")
    int poolSizeMax;

    private TheRoad sutlej;

    @BeforeEach
    void loadBook() throws IOException {
        sutlej = TheRoad.of("sutlej", folder);
    }

    @AfterEach
    void restoreLayout() throws SQLException {
        control("delete from sheet_layout where tenant_id = 'sutlej'");
    }

    /** Once: the doctor reads everything that all tests have left. */
    @AfterAll
    void checkBooks() throws SQLException {
        sutlej.checkBooks();
    }

    @Test
    void aWorkerThatWakesBehindAnotherPostsNothingMore() throws Exception {
        Held stale = take();
        String id = stale.claim().uploadId().toString();
        AtomicInteger windows = new AtomicInteger();

        assertThatThrownBy(() ->
                        post(stale, () -> mayBlock() && windows.incrementAndGet() == 2 && sleepUntilTakenOver(stale)))
                .hasStackTraceContaining(LostClaim.class.getName());

        assertThat(windows).hasValueGreaterThanOrEqualTo(2);
        assertCompleted(sutlej.await(id));
    }

    @Test
    void aWorkerThatLostItsUploadCannotEndItInAnyWay() throws Exception {
        Held stale = take();
        sleepUntilTakenOver(stale);
        Attempt attempt = attempt(stale, () -> false);

        assertThatThrownBy(() -> await(endings.complete(attempt))).isInstanceOf(LostClaim.class);
        assertThatThrownBy(() -> await(endings.fail(attempt, PROBLEM))).isInstanceOf(LostClaim.class);
        assertThatThrownBy(() -> await(endings.release(attempt))).isInstanceOf(LostClaim.class);
        assertCompleted(sutlej.await(stale.claim().uploadId().toString()));
        assertThat(sutlej.number("select count(*) from outbox where event_type like '%upload%' and plain like '%"
                        + stale.claim().uploadId() + "%'"))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void rowsThatAnotherVersionWouldDealIntoOtherLanesArePostedOnce() throws Exception {
        Held first = take();
        postTwoWindows(first);
        change("update upload set lanes = 3", first);

        sleepUntilTakenOver(first);

        assertCompleted(sutlej.await(first.claim().uploadId().toString()));
    }

    @Test
    void aLayoutThatChangesMeanwhileDoesNotChangeHowTheRestIsRead() throws Exception {
        Held first = take();
        postTwoWindows(first);
        control("insert into sheet_layout (tenant_id, kind, definition) values ('sutlej', 'collections', 'broken')");

        sleepUntilTakenOver(first);

        assertCompleted(sutlej.await(first.claim().uploadId().toString()));
    }

    @Test
    void anotherHeaderThanTheOneThatRowsWerePostedUnderEndsTheUpload() throws Exception {
        Held first = take();
        postTwoWindows(first);
        change("update upload set header_row = header_row + 1", first);

        sleepUntilTakenOver(first);
        JsonPath end = sutlej.await(first.claim().uploadId().toString());

        assertThat(end.getString("problem.code")).isEqualTo("read-otherwise");
        assertThat(end.getLong("verdicts.posted.rows")).isPositive().isLessThan(ROWS);
    }

    @Test
    void booksThatCountOtherwiseThanTheSheetEndTheUploadForAPersonToLook() throws Exception {
        Held held = take();
        Attempt attempt = attempt(held, () -> false);
        attempt.rowsRead().set(7);

        await(endings.complete(attempt));

        JsonPath end = sutlej.status(held.claim().uploadId().toString());
        assertThat(end.getString("state")).isEqualTo("failed");
        assertThat(end.getString("problem.code")).isEqualTo("miscounted");
    }

    @Test
    void aBurstOfReadersKeepsNoWorkerFromSayingThatItLives() throws Exception {
        Held held = take();
        List<SqlConnection> burst = new ArrayList<>();
        try {
            for (int i = 0; i < poolSizeMax; i++) {
                burst.add(await(databases.pool(SUTLEJ).flatMap(Pool::getConnection)));
            }

            var answer = databases
                    .reserve(SUTLEJ)
                    .flatMap(reserve -> claims.renew(reserve, held.claim(), WAIT_MAX, 0))
                    .subscribeAsCompletionStage();

            assertThat(answer).succeedsWithin(HEARTBEAT_MAX);
        } finally {
            burst.forEach(connection -> await(connection.close()));
        }
        sleepUntilTakenOver(held);
        assertCompleted(sutlej.await(held.claim().uploadId().toString()));
    }

    @Test
    void aWorkbookThatIsBackSoonIsNotAskedFor() throws Exception {
        Held first = take();
        postTwoWindows(first);
        Path file = spooled(first);
        byte[] workbook = Files.readAllBytes(file);
        Files.delete(file);
        String id = first.claim().uploadId().toString();

        sleepUntilTakenOver(first);
        JsonPath waiting = Awaitility.await()
                .atMost(WAIT_MAX)
                .until(() -> sutlej.status(id), status -> status.getString("retryAt") != null);
        assertThat(waiting.getString("state")).isEqualTo("reading");
        assertThat(waiting.getString("waits.code")).isEqualTo("retry");

        Files.write(file, workbook);
        assertCompleted(sutlej.await(id));
    }

    @Test
    void aWorkbookThatTheDiskLostIsAskedForAndGoesOnWhenItComesAgain() throws Exception {
        Held first = take();
        postTwoWindows(first);
        Path file = spooled(first);
        byte[] workbook = Files.readAllBytes(file);
        Files.delete(file);

        change("update upload set failures = 8", first);
        sleepUntilTakenOver(first);
        JsonPath stopped = sutlej.await(first.claim().uploadId().toString());
        assertThat(stopped.getString("problem.code")).isEqualTo("workbook-missing");
        assertThat(stopped.getLong("verdicts.posted.rows")).isPositive().isLessThan(ROWS);

        assertThat(sutlej.send("collections", workbook))
                .isEqualTo(first.claim().uploadId().toString());
        assertCompleted(sutlej.await(first.claim().uploadId().toString()));
    }

    @Test
    void whatIsStuckWhenTheTimeToStopIsUpIsGivenBackAtOnce() throws Exception {
        try (Connection loans = sutlej.books()) {
            loans.setAutoCommit(false);
            String id = stopWhileStuck(loans);

            Awaitility.await()
                    .atMost(LEASE_MIN)
                    .until(() -> sutlej.number("select count(*) from upload where id = '" + id
                                    + "' and (state = 'received' or token > 1)")
                            == 1);
            loans.rollback();
            assertCompleted(sutlej.await(id));
        }
    }

    /** Our own worker's upload, which waits for a loan that somebody holds. */
    private String stopWhileStuck(Connection loans) throws Exception {
        for (int i = 0; i < TRIES_MAX; i++) {
            try (var lock = loans.createStatement()) {
                var _ = lock.executeQuery("select id from loan_account for update");
            }
            UploadId upload = receive("stuck-" + i);
            Drain drain = new Drain();
            var run = ingest.run(SUTLEJ, upload, drain).subscribeAsCompletionStage();
            boolean ours = Awaitility.await()
                    .atMost(WAIT_MAX)
                    .until(() -> run.isDone() ? Optional.of(false) : isStuck(upload), Optional::isPresent)
                    .orElseThrow();
            if (ours) {
                drain.begin();
                drain.runOut();
                run.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
                return upload.toString();
            }
            loans.rollback();
        }
        throw new AssertionError("the application's workers took every upload first");
    }

    private Path spooled(Held held) {
        return spool.path(
                SUTLEJ, WorkbookKind.COLLECTIONS, held.claim().upload().content());
    }

    private Optional<Boolean> isStuck(UploadId upload) {
        return sutlej.number("select count(*) from upload where state = 'reading' and sheet is not null and id = '"
                                + upload + "'")
                        == 1
                ? Optional.of(true)
                : Optional.empty();
    }

    @Test
    void anAttemptThatBreaksOffIsTriedAgainAndItsSenderSeesWhen() throws Exception {
        control("insert into sheet_layout (tenant_id, kind, definition) values ('sutlej', 'collections', 'broken')");
        String id = receive("waits").toString();

        JsonPath waiting = Awaitility.await()
                .atMost(WAIT_MAX)
                .until(() -> sutlej.status(id), status -> status.getString("retryAt") != null);
        assertThat(waiting.getString("state")).isEqualTo("reading");
        assertThat(waiting.getInt("failedAttempts")).isPositive();
        control("delete from sheet_layout where tenant_id = 'sutlej'");

        JsonPath end = sutlej.await(id);
        assertCompleted(end);
        assertThat(end.getString("failedAttempts")).isNull();
    }

    private void assertCompleted(JsonPath end) throws SQLException {
        assertThat(end.getString("state")).isEqualTo("completed");
        assertThat(end.getLong("verdicts.posted.rows")).isEqualTo(ROWS);
        assertThat(sutlej.number("select count(*) from payment where upload_id = '" + end.getString("id") + "'"))
                .isEqualTo(ROWS);
    }

    private void postTwoWindows(Held held) {
        AtomicInteger windows = new AtomicInteger();
        assertThat(post(held, () -> windows.getAndIncrement() > 1)).isInstanceOf(Attempt.Interrupted.class);
    }

    private Attempt.End post(Held held, Stopping stopping) {
        return await(attempts.post(attempt(held, stopping)));
    }

    private Attempt attempt(Held held, Stopping stopping) {
        Tenant tenant = await(tenants.find(SUTLEJ)).orElseThrow();
        return Attempt.of(tenant, held, share.enter(SUTLEJ), stopping);
    }

    /** Whoever sleeps on an event loop keeps the one from working that is to take over. */
    private static boolean mayBlock() {
        return !Context.isOnEventLoopThread();
    }

    /** What a paused worker does, seen from outside; false, as it does not know that it was. */
    private boolean sleepUntilTakenOver(Held held) {
        change("update upload set lease_until = now() - interval '1 second'", held);
        Awaitility.await()
                .atMost(WAIT_MAX)
                .until(() -> sutlej.number("select token from upload where id = '"
                                + held.claim().uploadId() + "'")
                        > held.claim().token());
        return false;
    }

    private void change(String update, Held held) {
        sutlej.change(update + " where id = '" + held.claim().uploadId() + "' and token = "
                + held.claim().token());
    }

    /** The application's own workers may be quicker now and then; another file is another chance. */
    private Held take() throws IOException {
        for (int i = 0; i < TRIES_MAX; i++) {
            UploadId upload = receive("taken-" + i);
            Optional<Held> held = await(databases.inTransaction(SUTLEJ, tx -> holds.take(tx, upload)));
            if (held.isPresent()) {
                assertThat(held.get().done()).isEqualTo(RowsDone.NONE);
                return held.get();
            }
        }
        throw new AssertionError("the application's workers took every upload first");
    }

    private UploadId receive(String name) throws IOException {
        Path file = sutlej.sample(
                folder.resolve(name + ".xlsx"), "--rows", "" + ROWS, "--bad", "0%", "--seed", "" + System.nanoTime());
        try (Spooling spooling = spool.begin(SUTLEJ)) {
            spooling.write(ByteBuffer.wrap(Files.readAllBytes(file)));
            Spooled spooled = spooling.finish(WorkbookKind.COLLECTIONS);
            return await(receptions.receive(
                            SUTLEJ,
                            new NewUpload(
                                    WorkbookKind.COLLECTIONS, name, spooled.content(), spooled.sizeBytes(), "a-maker")))
                    .upload()
                    .id();
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(WAIT_MAX);
    }

    private static void control(String sql) throws SQLException {
        var stack = SharedStack.settings();
        try (var connection = DriverManager.getConnection(
                        stack.get("quarkus.datasource.jdbc.url"),
                        stack.get("quarkus.datasource.username"),
                        stack.get("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            var _ = statement.executeUpdate(sql);
        }
    }
}
