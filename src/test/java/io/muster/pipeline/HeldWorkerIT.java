package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.db.LenderBehindProxy;
import io.muster.db.TenantDatabases;
import io.muster.local.LocalStackResource;
import io.muster.local.PostgresProxy;
import io.muster.local.PostgresProxy.Harm;
import io.muster.posting.BooksInvariants;
import io.muster.sample.Sample;
import io.muster.tenant.Tenant;
import io.muster.tenant.Tenants;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.LostClaim;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker stands still in the middle of a transaction, at every step by turns, until another has finished its upload; then
 * it goes on, and must not commit.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HeldWorkerIT {
    private static final String LENDER = "sutlej-held";
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int STEPS_MAX = 100;
    private static final int STEPS_MIN = 10;
    private static final int ROWS = 40;
    private static final int ACCOUNTS = 100;
    private static final int TRIES_MAX = 5;

    /**
     * As the server does by itself, only later, to whoever sleeps in a transaction or in the middle of a request;
     * TransactionIT waits for that.
     */
    private static final String END_SLEEPERS = """
            select count(pg_terminate_backend(a.pid))
            from pg_stat_activity a
            where a.datname = current_database() and a.state in ('idle in transaction', 'active')
              and a.wait_event = 'ClientRead'
              and a.state_change < clock_timestamp() - interval '300 milliseconds'
              and exists (
                select 1 from pg_stat_activity w where w.datname = a.datname and a.pid = any(pg_blocking_pids(w.pid)))
            """;

    @TempDir
    Path folder;

    @Inject
    Tenants tenants;

    @Inject
    TenantDatabases databases;

    @Inject
    Uploads uploads;

    @Inject
    Holds holds;

    @Inject
    Attempts attempts;

    @Inject
    FairShare share;

    @Inject
    Ingest ingest;

    @Inject
    BackDoor door;

    @Test
    void aWorkerThatIsHeldInATransactionUntilAnotherHasFinishedCommitsNothing() throws Exception {
        PostgresProxy proxy = LenderBehindProxy.proxy();
        Tenant lender = enter(proxy);
        try (Connection books = LenderBehindProxy.books(LENDER)) {
            int step = 1;
            int file = 0;
            boolean standsStill;
            do {
                assertThat(file).isLessThan(STEPS_MAX);
                Held held = take(lender, ++file);
                proxy.arm(Harm.HOLD, step);
                CompletableFuture<Attempt.End> holding = post(lender, held);
                Awaitility.await()
                        .atMost(WAIT_MAX)
                        .pollInterval(LOOK_EVERY)
                        .until(() -> proxy.struck() || holding.isDone());
                standsStill = proxy.struck();
                if (!standsStill) {
                    proxy.disarm();
                }

                finishByAnother(lender, held, books);
                // It may be the relay's transaction that stands still, or the messages', and the worker got through
                boolean gotThrough = holding.isDone() && !holding.isCompletedExceptionally();
                proxy.release();

                checkEnd(holding, standsStill && !gotThrough, step);
                checkPosted(books, held.claim().uploadId(), step);
                step += standsStill && gotThrough ? 0 : 1;
            } while (standsStill);
            assertThat(step).isGreaterThan(STEPS_MIN);
            BooksInvariants.checkAll(books, LENDER);
        }
    }

    /** Behind the last step there was nothing to hold. */
    private static void checkEnd(CompletableFuture<Attempt.End> holding, boolean held, int step) throws Exception {
        if (held) {
            assertThatThrownBy(() -> holding.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS))
                    .as("step %s", step)
                    .hasStackTraceContaining(LostClaim.class.getName());
        } else {
            assertThat(holding.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(Attempt.Whole.class);
        }
    }

    private void finishByAnother(Tenant lender, Held held, Connection books) {
        UploadId upload = held.claim().uploadId();
        // Waits for the lock that the held transaction may have on the upload
        awaitPast(
                books,
                CompletableFuture.supplyAsync(
                        () -> lapse(held), task -> Thread.ofVirtual().start(task))::isDone);
        var other = ingest.run(lender.id(), upload, () -> false).subscribeAsCompletionStage();
        awaitPast(books, () -> isCompleted(books, upload));
        assertThat(other).succeedsWithin(WAIT_MAX);
    }

    /** Lets the held worker's lease run out. */
    private static int lapse(Held held) {
        try (Connection books = LenderBehindProxy.books(LENDER);
                var lapse = books.createStatement()) {
            return lapse.executeUpdate("update upload set lease_until = now() - interval '1 second' where id = '"
                    + held.claim().uploadId() + "' and token = " + held.claim().token());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitPast(Connection books, Callable<Boolean> done) {
        Awaitility.await().atMost(WAIT_MAX).pollInterval(LOOK_EVERY).until(() -> {
            assertThat(number(books, END_SLEEPERS)).isNotNegative();
            return done.call();
        });
    }

    private static boolean isCompleted(Connection books, UploadId upload) throws SQLException {
        return number(books, "select count(*) from upload where state = 'completed' and id = '" + upload + "'") == 1;
    }

    private static void checkPosted(Connection books, UploadId upload, int step) throws SQLException {
        assertThat(number(books, "select count(*) from payment where upload_id = '" + upload + "'"))
                .as("payments, step %s", step)
                .isEqualTo(ROWS);
        assertThat(number(books, "select sum(posted_rows) from upload_lane where upload_id = '" + upload + "'"))
                .isEqualTo(ROWS);
        assertThat(number(
                        books,
                        "select count(*) from outbox_event o join payment p on p.key::text = o.event_id"
                                + " where p.upload_id = '" + upload + "'"))
                .as("events, step %s", step)
                .isEqualTo(ROWS);
        assertThat(number(books, "select count(*) from outbox_event where event_id like '" + upload + "/%'"))
                .as("ends, step %s", step)
                .isOne();
    }

    private CompletableFuture<Attempt.End> post(Tenant lender, Held held) {
        return attempts.post(Attempt.of(lender, held, share.enter(lender.id()), () -> false))
                .subscribeAsCompletionStage();
    }

    /** The application's own workers may be quicker now and then; another file is another chance. */
    private Held take(Tenant lender, int step) throws Exception {
        for (int i = 0; i < TRIES_MAX; i++) {
            UploadId upload = door.receive(lender.id(), WorkbookKind.COLLECTIONS, collections(step * TRIES_MAX + i));
            Optional<Held> held = await(databases.inTransaction(lender.id(), tx -> holds.take(tx, upload)));
            if (held.isPresent()) {
                return held.get();
            }
        }
        throw new AssertionError("the application's workers took every upload first");
    }

    private Tenant enter(PostgresProxy proxy) throws Exception {
        Tenant lender = LenderBehindProxy.enter(LENDER, proxy, tenants);
        Path book = folder.resolve("book.xlsx");
        Sample.loanBook(LENDER, ACCOUNTS, book);
        // The first answer comes when the books are migrated
        assertThat(await(uploads.due(lender.id(), 1, 0))).isEmpty();
        try (Connection books = LenderBehindProxy.books(LENDER)) {
            UploadId upload = door.send(lender.id(), WorkbookKind.LOAN_BOOK, book);
            Awaitility.await().atMost(WAIT_MAX).until(() -> isCompleted(books, upload));
        }
        return lender;
    }

    private Path collections(int seed) {
        Path file = folder.resolve(seed + ".xlsx");
        List<String> words = List.of(
                "--tenant",
                LENDER,
                "--accounts",
                "" + ACCOUNTS,
                "--rows",
                "" + ROWS,
                "--bad",
                "0%",
                "--seed",
                "" + seed,
                "--out",
                file.toString());
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(Sample.run(words, silent, System.err)).isZero();
        return file;
    }

    private static long number(Connection books, String sql) throws SQLException {
        try (var statement = books.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(WAIT_MAX);
    }
}
