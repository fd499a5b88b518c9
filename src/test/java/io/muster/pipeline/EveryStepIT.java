package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.db.LenderBehindProxy;
import io.muster.loan.LoanAccountNumber;
import io.muster.local.LocalStackResource;
import io.muster.local.PostgresProxy;
import io.muster.local.PostgresProxy.Harm;
import io.muster.posting.BooksInvariants;
import io.muster.sample.Sample;
import io.muster.tenant.Tenant;
import io.muster.tenant.Tenants;
import io.muster.tenant.WorkbookKind;
import io.muster.torture.workbook.Workbooks;
import io.muster.upload.NewUpload;
import io.muster.upload.Reception;
import io.muster.upload.Receptions;
import io.muster.upload.Uploads;
import io.muster.upload.UploadsReceived;
import io.muster.validation.CollectionLine;
import io.muster.validation.PaymentMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connection to the books breaks at every step that is taken inside of a transaction, from an upload's reception to its
 * end, before the step and between it and its answer; the proxy counts the steps, so new ones are met by themselves.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EveryStepIT {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int STEPS_MAX = 400;
    private static final int ROWS = 40;
    private static final int ACCOUNTS = 100;

    @TempDir
    Path folder;

    /** Whether the last upload was taken up again, and how many of the test were. */
    private boolean again;

    private int agains;

    @Inject
    Tenants tenants;

    @Inject
    BackDoor door;

    @Inject
    Receptions receptions;

    @Inject
    Uploads uploads;

    @Inject
    UploadsReceived received;

    @Inject
    SinglePosting singles;

    @Test
    void anUploadIsPostedOnceWhereverTheConnectionBreaksBeforeAStep() throws Exception {
        breakAtEveryStep("kaveri-before", Harm.CUT_BEFORE, this::collections, Ending.COMPLETED);
    }

    @Test
    void anUploadIsPostedOnceWhereverTheAnswerToAStepIsLost() throws Exception {
        breakAtEveryStep("sutlej-after", Harm.CUT_AFTER, this::collections, Ending.COMPLETED);
    }

    @Test
    void aBrokenWorkbookFailsOnceWhereverTheConnectionBreaksBeforeAStep() throws Exception {
        breakAtEveryStep("sutlej-broken-before", Harm.CUT_BEFORE, this::broken, Ending.FAILED);
    }

    @Test
    void aBrokenWorkbookFailsOnceWhereverTheAnswerToAStepIsLost() throws Exception {
        breakAtEveryStep("kaveri-broken-after", Harm.CUT_AFTER, this::broken, Ending.FAILED);
    }

    @Test
    void aSinglePaymentIsPostedOnceWhereverTheConnectionBreaks() throws Exception {
        PostgresProxy proxy = LenderBehindProxy.proxy();
        Tenant lender = enter("kaveri-single", proxy);
        try (Connection books = LenderBehindProxy.books("kaveri-single")) {
            String loan = text(books, "select number from loan_account order by id limit 1");
            payAtEveryStep(lender, loan, proxy, Harm.CUT_BEFORE);
            payAtEveryStep(lender, loan, proxy, Harm.CUT_AFTER);

            assertThat(number(books, "select count(*) from payment"))
                    .isEqualTo(number(books, "select count(*) from idempotency"))
                    .isEqualTo(number(
                            books,
                            "select count(*) from outbox_event o join payment p" + " on p.key::text = o.event_id"));
            BooksInvariants.check(books);
        }
    }

    /** How an upload must end, and with how many rows posted. */
    private enum Ending {
        COMPLETED(ROWS),
        FAILED(ROWS / 2);

        private final int rowsPosted;

        Ending(int rowsPosted) {
            this.rowsPosted = rowsPosted;
        }

        String state() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes the workbook of a step. */
    @FunctionalInterface
    private interface Sheets {
        Path write(String lender, int step) throws IOException;
    }

    private void breakAtEveryStep(String id, Harm harm, Sheets sheets, Ending ending) throws Exception {
        PostgresProxy proxy = LenderBehindProxy.proxy();
        Tenant lender = enter(id, proxy);
        try (Connection books = LenderBehindProxy.books(id)) {
            int step = 0;
            do {
                step++;
                assertThat(step).isLessThan(STEPS_MAX);
                Path sheet = sheets.write(id, step);
                proxy.arm(harm, step);
                checkPosted(books, send(lender, WorkbookKind.COLLECTIONS, sheet, books), step, ending);
            } while (proxy.struck());
            assertThat(step).isGreaterThan(30);
            // One for each; the loan book's is a completion, too
            assertThat(number(books, "select count(*) from outbox_event where event_type like '%upload%'"))
                    .isEqualTo(step + 1 + agains);
            BooksInvariants.checkAll(books, id);
        }
    }

    private void payAtEveryStep(Tenant lender, String loan, PostgresProxy proxy, Harm harm) throws Exception {
        int step = 0;
        do {
            step++;
            assertThat(step).isLessThan(STEPS_MAX);
            SinglePosting.Request request = request(loan, harm.ordinal() * STEPS_MAX + step);

            proxy.arm(harm, step);
            SingleOutcome first = pay(lender, request);
            boolean more = proxy.struck();
            SingleOutcome second = pay(lender, request);

            assertThat(first).as("%s at step %s", harm, step).isInstanceOf(SingleOutcome.Answered.class);
            assertThat(second)
                    .isEqualTo(new SingleOutcome.Answered(201, ((SingleOutcome.Answered) first).response(), true));
            if (!more) {
                return;
            }
        } while (true);
    }

    private SingleOutcome pay(Tenant lender, SinglePosting.Request request) {
        return await(singles.post(
                lender,
                request,
                outcome -> new SinglePosting.Answer(201, outcome.getClass().getSimpleName())));
    }

    private static SinglePosting.Request request(String loan, int number) throws Exception {
        String key = "payment-" + number;
        CollectionLine line = new CollectionLine(
                new LoanAccountNumber(loan),
                100,
                PaymentMode.UPI,
                "%012d".formatted(700_000_000_000L + number),
                LocalDate.now(ZoneId.of("Asia/Kolkata")),
                null,
                null,
                null,
                null);
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        return new SinglePosting.Request("an-agent", key, line, sha256);
    }

    private void checkPosted(Connection books, String upload, int step, Ending ending) throws SQLException {
        assertThat(text(books, "select state from upload where id = '" + upload + "'"))
                .as("step %s", step)
                .isEqualTo(ending.state());
        assertThat(text(
                        books,
                        "select string_agg(event_type, ',') from outbox_event where event_id like '" + upload + "/%'"))
                .as("ends, step %s", step)
                .isEqualTo(String.join(
                        ",", Collections.nCopies(again ? 2 : 1, "io.muster.upload." + ending.state() + ".v1")));
        assertThat(number(books, "select count(*) from payment where upload_id = '" + upload + "'"))
                .as("payments, step %s", step)
                .isEqualTo(ending.rowsPosted);
        assertThat(number(books, "select sum(posted_rows) from upload_lane where upload_id = '" + upload + "'"))
                .isEqualTo(ending.rowsPosted);
        assertThat(number(
                        books,
                        "select count(*) from outbox_event o join payment p on p.key::text = o.event_id"
                                + " where p.upload_id = '" + upload + "'"))
                .as("events, step %s", step)
                .isEqualTo(ending.rowsPosted);
    }

    private Tenant enter(String id, PostgresProxy proxy) throws Exception {
        Tenant lender = LenderBehindProxy.enter(id, proxy, tenants);
        Path book = folder.resolve(id + "-book.xlsx");
        Sample.loanBook(id, ACCOUNTS, book);
        // The first answer comes when the books are migrated
        assertThat(await(uploads.due(lender.id(), 1, 0))).isEmpty();
        try (Connection books = LenderBehindProxy.books(id)) {
            String upload = send(lender, WorkbookKind.LOAN_BOOK, book, books);
            assertThat(text(books, "select state from upload where id = '" + upload + "'"))
                    .isEqualTo("completed");
        }
        return lender;
    }

    private Path broken(String id, int seed) throws IOException {
        Path file = folder.resolve(id + "-" + seed + "-broken.xlsx");
        Workbooks.brokenHalfWay(collections(id, seed), file);
        return file;
    }

    private Path collections(String id, int seed) {
        Path file = folder.resolve(id + "-" + seed + ".xlsx");
        List<String> words = List.of(
                "--tenant",
                id,
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

    /** Receives the workbook, twice as a client that lost its answer does, and waits for the upload's end. */
    private String send(Tenant lender, WorkbookKind kind, Path file, Connection books) throws IOException {
        NewUpload upload = door.spool(lender.id(), kind, file);
        Reception first = await(receptions.receive(lender.id(), upload));
        Reception second = await(receptions.receive(lender.id(), upload));
        assertThat(first).isInstanceOf(Reception.First.class);
        assertThat(second.upload().id()).isEqualTo(first.upload().id());
        // The sweep may have found it and seen it fail before the client asked again, which takes it up once more
        again = second instanceof Reception.Again;
        agains += again ? 1 : 0;
        String id = first.upload().id().toString();
        await(received.announce(lender.id(), first.upload().waiting()));
        Awaitility.await()
                .atMost(WAIT_MAX)
                .pollInterval(LOOK_EVERY)
                .until(
                        () -> text(books, "select state from upload where id = '" + id + "'"),
                        state -> List.of("completed", "failed").contains(state));
        return id;
    }

    private static long number(Connection books, String sql) throws SQLException {
        return Long.parseLong(text(books, sql));
    }

    private static String text(Connection books, String sql) throws SQLException {
        try (var statement = books.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(WAIT_MAX);
    }
}
