package io.muster.pipeline;

import static io.muster.rows.HostileWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.LoanAccountNumber;
import io.muster.local.LocalStackResource;
import io.muster.rows.HostileWorkbook;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.NewUpload;
import io.muster.upload.Reception;
import io.muster.upload.Receptions;
import io.muster.upload.Spool;
import io.muster.upload.Spooled;
import io.muster.upload.Spooling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A trial says of every row what posting then does, and writes no money; for two lenders, on real parts. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialIT {
    private static final Duration WAIT_MAX = Duration.ofMinutes(1);
    private static final String[] HEADER = {"Loan Account No", "Amount", "Mode", "UTR", "Value Date", "Muster key"};
    private static final Random RANDOM = new Random();

    /** Everything of the money, in one text. */
    private static final String MONEY = """
            select concat_ws(' ', (select count(*) from payment), (select count(*) from row_verdict),
              (select count(*) from suspense), (select count(*) from suspense_release),
              (select count(*) from loan_account), (select count(*) from instalment),
              (select sum(version) from loan_account), (select sum(excess_paise) from loan_account),
              (select sum(last_number) from receipt_series),
              (select sum(posted_rows + already_posted_rows + refused_rows + rejected_rows) from upload_lane))
            """;

    /** Verdict and first reason of each row of an upload, as the trial has it and as the books have it. */
    private static final String TRIED = """
            select string_agg(concat_ws(' ', r->>'row', r->>'verdict', r->'reason'->>'code'), ',' order by (r->>'row')::int)
            from upload_trial t, jsonb_array_elements(t.first_rows) r
            where t.upload_id = '%s'
            """;

    private static final String BOOKED = """
            select string_agg(concat_ws(' ', row_number, verdict, code), ',' order by row_number)
            from (
              select row_number, verdict, reasons->0->>'code' as code from row_verdict where upload_id = '%1$s'
              union all
              select row_number, 'posted', null from payment where upload_id = '%1$s') as v
            """;

    private static final String TIES = """
            select count(*)
            from upload_trial t, (
              select sum(posted_rows) p, sum(posted_paise) pp, sum(already_posted_rows) a, sum(already_posted_paise) ap,
                sum(refused_rows) f, sum(refused_paise) fp, sum(rejected_rows) j, sum(rejected_paise) jp
              from upload_lane where upload_id = '%1$s') l
            where t.upload_id = '%1$s' and (t.post_rows, t.post_paise, t.already_rows, t.already_paise, t.refused_rows,
              t.refused_paise, t.rejected_rows, t.rejected_paise) = (l.p, l.pp, l.a, l.ap, l.f, l.fp, l.j, l.jp)
            """;

    @TempDir
    Path folder;

    @Inject
    Receptions receptions;

    @Inject
    Spool spool;

    private TheRoad kaveri;
    private TheRoad sutlej;

    @BeforeEach
    void loadBooks() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
    }

    @AfterAll
    void checkBooks() throws Exception {
        kaveri.checkBooks();
        sutlej.checkBooks();
    }

    @Test
    void everyVerdictOfTwoLendersSheetsIsForetoldAndNoMoneyMoves() throws Exception {
        for (TheRoad road : List.of(kaveri, sutlej)) {
            Path sample = road.sample(
                    folder.resolve(road.tenant() + RANDOM.nextInt() + ".xlsx"), "--rows", "2500", "--bad", "9%");
            String before = road.text(MONEY);

            String upload = look(road, Files.readAllBytes(sample));

            assertThat(awaitState(road, upload, "held")).contains("maker");
            assertThat(road.text(MONEY)).isEqualTo(before);
            post(road, upload);
            assertThat(road.number(TIES.formatted(upload))).isEqualTo(1);
            assertThat(firstHundred(road, BOOKED.formatted(upload)))
                    .isEqualTo(firstHundred(road, TRIED.formatted(upload)));
        }
    }

    @Test
    void rowsThatMeetEachOtherAndTheBooksAreForetold() throws Exception {
        // Of rows that meet, the first in time wins; in one lane that is the first in the sheet, twice
        List<String> all = kaveri.loans(200);
        Predicate<String> inLane = inLaneOf(all.getFirst());
        List<String> loans = all.stream().filter(inLane).toList();
        String[] posted = line(loans.get(0));
        String[] cash = {loans.get(1), "71.55", "Cash", "", "2026-11-01", ""};
        String[] held = line(nobody("NOBODY-", inLane));
        assertThat(kaveri.collect(workbook(List.of(posted, cash, held))).getString("state"))
                .isEqualTo("completed");
        String[] fresh = line(loans.get(2));
        String[] lost = line(nobody("NOWHERE-", inLane));
        String heldKey = kaveri.text("select key from suspense where loan_text = '" + held[0] + "'");
        List<String[]> lines = List.of(
                posted,
                cash,
                fresh,
                fresh,
                with(fresh, 0, loans.get(3)),
                lost,
                lost,
                with(lost, 0, nobody("ELSEWHERE-", inLane)),
                with(lost, 0, loans.get(4)),
                with(held, 0, loans.get(5)),
                held,
                with(line(loans.get(6)), 5, UUID.randomUUID().toString()),
                with(with(held, 5, heldKey), 1, "99.00"),
                with(line(loans.get(7)), 1, "0"),
                line(loans.get(8)));

        String upload = look(kaveri, workbook(lines));

        awaitState(kaveri, upload, "held");
        String tried = kaveri.text(TRIED.formatted(upload));
        post(kaveri, upload);
        assertThat(kaveri.text(BOOKED.formatted(upload))).isEqualTo(tried);
        assertThat(kaveri.number(TIES.formatted(upload))).isEqualTo(1);
        assertThat(tried).contains("2 already-posted", "3 refused possible-duplicate", "4 posted", "5 already-posted");
        assertThat(tried).contains("6 refused key-reused", "7 refused unknown-account", "10 posted");
    }

    /** The lane that a loan's rows are dealt into, of {@code muster.ingest.lanes}. */
    private static Predicate<String> inLaneOf(String first) {
        return loan -> laneOf(loan) == laneOf(first);
    }

    private static int laneOf(String loan) {
        return Dealing.laneOf(new LoanAccountNumber(loan), 2);
    }

    /** A loan that is not in the books, in the same lane. */
    private static String nobody(String prefix, Predicate<String> inLane) {
        return RANDOM.ints(0, 1 << 30)
                .mapToObj(number -> prefix + number)
                .filter(inLane)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anotherWorkerTakesOverATrialWhoseWorkerDied() throws Exception {
        byte[] workbook = workbook(List.<String[]>of(line(sutlej.loans(1).getFirst())));
        String upload = look(sutlej, workbook);
        awaitState(sutlej, upload, "held");
        long token = sutlej.number("select token from upload where id = '" + upload + "'");

        sutlej.change("""
                update upload set state = 'reading', asks = null, lease_owner = 'a worker that died',
                  lease_until = now() - interval '1 minute', token = token + 1
                where id = '%s'
                """.formatted(upload));

        awaitState(sutlej, upload, "held");
        assertThat(sutlej.number("select token from upload where id = '" + upload + "'"))
                .isGreaterThan(token + 1);
        assertThat(sutlej.number("select count(*) from upload_trial where upload_id = '" + upload + "'"))
                .isEqualTo(2);
        assertThat(sutlej.number("select trial from upload where id = '" + upload + "'"))
                .isEqualTo(2);
    }

    @Test
    void aSheetThatTiesAndThatNobodyWantsToSeeGoesOnByItself() throws Exception {
        String[] line = line(kaveri.loans(1).getFirst());
        long paise = Math.round(Double.parseDouble(line[1]) * 100);

        String right = receive(kaveri, workbook(List.<String[]>of(line)), false, 1, paise);
        String wrong =
                receive(kaveri, workbook(List.<String[]>of(line(kaveri.loans(2).getLast()))), false, 2, null);

        assertThat(kaveri.await(right).getString("state")).isEqualTo("completed");
        assertThat(kaveri.number("select trial from upload where id = '" + right + "'"))
                .isEqualTo(1);
        assertThat(awaitState(kaveri, wrong, "held")).contains("declaration");
    }

    @Test
    void whatIsNoDataIsNotAmongTheRowsThatAnybodyDeclares() throws Exception {
        String[] line = line(kaveri.loans(1).getFirst());
        long paise = Math.round(Double.parseDouble(line[1]) * 100);
        String[] total = {"Grand Total", line[1], "", "", "", ""};
        String[] note = {"Prepared by the branch", "", "", "", "", ""};

        String tied = receive(kaveri, workbook(List.of(line, total, note)), false, 1, paise);
        String counted = receive(kaveri, workbook(List.of(line(line[0]), total)), false, 2, null);

        assertThat(kaveri.await(tied).getString("state")).isEqualTo("completed");
        assertThat(kaveri.number("select found_rows * 10 + found_not_data from upload where id = '" + tied + "'"))
                .isEqualTo(32);
        assertThat(awaitState(kaveri, counted, "held")).contains("declaration");
        assertThat(kaveri.status(counted).getInt("trial.notData")).isEqualTo(1);
    }

    @Test
    void whatIsDeclaredOfKnownBytesCountsWhileNothingOfThemIsPosted() throws Exception {
        byte[] workbook = workbook(List.<String[]>of(line(kaveri.loans(1).getFirst())));
        String upload = look(kaveri, workbook);
        awaitState(kaveri, upload, "held");

        assertThat(receive(kaveri, workbook, true, 2, null)).isEqualTo(upload);
        assertThat(awaitState(kaveri, upload, "held")).contains("declaration");
        assertThat(receive(kaveri, workbook, true, 1, null)).isEqualTo(upload);
        assertThat(awaitState(kaveri, upload, "held")).contains("maker");
        post(kaveri, upload);

        assertThat(reception(kaveri, workbook, true, 1, null)).isInstanceOf(Reception.Known.class);
        assertThat(reception(kaveri, workbook, true, 2, null)).isInstanceOf(Reception.NotTaken.class);
        assertThat(kaveri.number("select declared_rows from upload where id = '" + upload + "'"))
                .isEqualTo(1);
    }

    @Test
    void aLoanBookIsTriedAsItIsThenTakenIn() throws Exception {
        String good = "TRY-" + RANDOM.nextInt(1 << 30);
        String[] header = {
            "Loan account", "Borrower", "Phone", "Branch", "Principal", "Annual rate", "Tenure", "First due date"
        };
        String[] right = {good, "Asha Rao", "9876500001", "MUM", "120000", "12%", "12", "05-01-2026"};
        byte[] workbook = HostileWorkbook.ofRows(row(1, header) + row(2, right) + row(3, with(right, 5, "much")))
                .bytes();

        String upload = reception(kaveri, workbook, WorkbookKind.LOAN_BOOK, true, null, null)
                .upload()
                .id()
                .toString();

        assertThat(awaitState(kaveri, upload, "held")).contains("maker");
        assertThat(kaveri.text(TRIED.formatted(upload))).startsWith("2 posted,3 rejected");
        assertThat(kaveri.number("select count(*) from loan_account where number = '" + good + "'"))
                .isZero();
        post(kaveri, upload);
        assertThat(kaveri.number("select count(*) from loan_account where number = '" + good + "'"))
                .isEqualTo(1);
        assertThat(kaveri.number(
                        "select sum(posted_rows) * 10 + sum(rejected_rows) from upload_lane where upload_id = '"
                                + upload + "'"))
                .isEqualTo(11);
    }

    @Test
    void whatSomebodyDiscardsBehindTheLastHeartbeatOfItsTrialIsHeldForNobody() throws Exception {
        assertDiscardedLate(workbook(List.<String[]>of(line(sutlej.loans(1).getFirst()))));
    }

    @Test
    void whatSomebodyDiscardsWhileItsTrialFailsIsDiscarded() throws Exception {
        assertDiscardedLate(broken(sutlej));
    }

    private void assertDiscardedLate(byte[] workbook) throws Exception {
        sutlej.define("""
                create function wish_late() returns trigger language plpgsql as $$
                begin new.wish := 'cancel'; return new; end $$
                """);
        sutlej.define("""
                create trigger wish_late before update on upload for each row
                when (new.phase = 'try' and old.layout is null and new.layout is not null and new.declared_rows = 7)
                execute function wish_late()
                """);
        try {
            String upload = receive(sutlej, workbook, true, 7, null);

            assertThat(awaitState(sutlej, upload, "")).isEqualTo("discarded");
            assertThat(sutlej.number("select trial from upload where id = '" + upload + "'"))
                    .isZero();
        } finally {
            sutlej.define("drop trigger wish_late on upload");
            sutlej.define("drop function wish_late");
        }
    }

    /** A workbook whose sheet breaks off far behind its header. */
    private static byte[] broken(TheRoad road) throws Exception {
        String[] line = line(road.loans(1).getFirst());
        StringBuilder rows = new StringBuilder(row(1, HEADER));
        for (int number = 2; number < 5_000; number++) {
            rows.append(row(number, line));
        }
        return HostileWorkbook.ofRows(rows.append("<row r=\"5000\"><c").toString())
                .bytes();
    }

    @Test
    void whatWasDeclaredOfOneThatFailedCountsWhenItComesAgainWithoutAWord() throws Exception {
        byte[] workbook = broken(kaveri);
        String upload = receive(kaveri, workbook, true, 9, 100L);
        assertThat(awaitState(kaveri, upload, "")).startsWith("failed");

        assertThat(receive(kaveri, workbook, false, null, null)).isEqualTo(upload);

        assertThat(kaveri.text(
                        "select concat_ws(' ', phase, looks_first, declared_rows, declared_paise) from upload where id = '"
                                + upload + "'"))
                .isEqualTo("try t 9 100");
        assertThat(awaitState(kaveri, upload, "")).startsWith("failed");
    }

    @Test
    void whatIsDeclaredOtherwiseOfOneThatWasDiscardedPostsNothingByItself() throws Exception {
        byte[] workbook = workbook(List.<String[]>of(line(kaveri.loans(1).getFirst())));
        String upload = receive(kaveri, workbook, false, 2, null);
        assertThat(awaitState(kaveri, upload, "held")).contains("declaration");
        kaveri.change("update upload set state = 'discarded', asks = null where id = '" + upload + "'");

        assertThat(receive(kaveri, workbook, false, 1, null)).isEqualTo(upload);

        assertThat(awaitState(kaveri, upload, "held")).isEqualTo("held maker");
        assertThat(kaveri.text("select string_agg(what, ' ' order by seq) from upload_decision where upload_id = '"
                        + upload + "'"))
                .isEqualTo("sent-again declared");
    }

    @Test
    void whatFailedComesAgainByWhatItsSenderSaysNow() throws Exception {
        byte[] workbook = HostileWorkbook.ofRows(row(1, "Some", "Other", "Things") + row(2, "1", "2", "3"))
                .bytes();
        String upload = receive(kaveri, workbook, false, null, null);
        assertThat(kaveri.await(upload).getString("state")).isEqualTo("failed");

        assertThat(look(kaveri, workbook)).isEqualTo(upload);

        assertThat(awaitState(kaveri, upload, "held")).contains("mapping");
        assertThat(kaveri.text("select looks_first::text from upload where id = '" + upload + "'"))
                .isEqualTo("true");
    }

    private String look(TheRoad road, byte[] workbook) throws Exception {
        return receive(road, workbook, true, null, null);
    }

    private String receive(TheRoad road, byte[] workbook, boolean looks, @Nullable Integer rows, @Nullable Long paise)
            throws Exception {
        return reception(road, workbook, looks, rows, paise).upload().id().toString();
    }

    private Reception reception(
            TheRoad road, byte[] workbook, boolean looks, @Nullable Integer rows, @Nullable Long paise)
            throws Exception {
        return reception(road, workbook, WorkbookKind.COLLECTIONS, looks, rows, paise);
    }

    private Reception reception(
            TheRoad road,
            byte[] workbook,
            WorkbookKind kind,
            boolean looks,
            @Nullable Integer rows,
            @Nullable Long paise)
            throws Exception {
        TenantId tenant = new TenantId(road.tenant());
        try (Spooling spooling = spool.begin(tenant)) {
            spooling.write(ByteBuffer.wrap(workbook));
            Spooled spooled = spooling.finish(kind);
            NewUpload upload = new NewUpload(
                    kind,
                    "trial.xlsx",
                    spooled.content(),
                    spooled.sizeBytes(),
                    road.tenant() + "-maker",
                    "subject",
                    looks,
                    rows,
                    paise);
            return receptions.receive(tenant, upload).await().atMost(WAIT_MAX);
        }
    }

    /** As a maker lets it, past the endpoint. */
    private static void post(TheRoad road, String upload) {
        road.change("update upload set state = 'received', phase = 'post', asks = null where id = '" + upload + "'");
        assertThat(road.await(upload).getString("state")).isEqualTo("completed");
    }

    private static String awaitState(TheRoad road, String upload, String state) {
        String sql = "select concat_ws(' ', state, asks, problem_code) from upload where id = '" + upload + "'";
        return Awaitility.await()
                .atMost(WAIT_MAX)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> road.text(sql),
                        found -> found.startsWith(state)
                                && !found.startsWith("received")
                                && !found.startsWith("reading"));
    }

    private static List<String> firstHundred(TheRoad road, String sql) throws SQLException {
        return List.of(road.text(sql).split(",")).stream().limit(100).toList();
    }

    private static String[] with(String[] line, int cell, String text) {
        String[] other = line.clone();
        other[cell] = text;
        return other;
    }

    private static String[] line(String loan) {
        String reference = "%012d".formatted(RANDOM.nextLong(1_000_000_000_000L));
        String amount = 1 + RANDOM.nextInt(50_000) + "." + (10 + RANDOM.nextInt(90));
        return new String[] {loan, amount, "UPI", reference, "2026-11-01", ""};
    }

    private static byte[] workbook(List<String[]> lines) {
        StringBuilder rows = new StringBuilder(row(1, HEADER));
        for (int i = 0; i < lines.size(); i++) {
            rows.append(row(i + 2, lines.get(i)));
        }
        return HostileWorkbook.ofRows(rows.toString()).bytes();
    }
}
