package io.muster.pipeline;

import static io.muster.rows.HostileWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.local.LocalStackResource;
import io.muster.rows.HostileWorkbook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the workbook to the verdicts, for two lenders, on real parts. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoadIT {
    private static final String[] HEADER = {"Loan Account No", "Amount", "Mode", "UTR", "Value Date"};
    private static final Random RANDOM = new Random();

    @TempDir
    Path folder;

    private TheRoad kaveri;
    private TheRoad sutlej;

    @BeforeEach
    void loadBooks() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
    }

    /** Once: the doctor reads everything that all tests have left. */
    @AfterAll
    void checkBooks() throws Exception {
        kaveri.checkBooks();
        sutlej.checkBooks();
    }

    @Test
    void everyRowOfTwoLendersSheetsGetsTheRightVerdict() throws Exception {
        Path ours = kaveri.sample(folder.resolve("k.xlsx"), "--rows", "3000", "--bad", "7%", "--strings", "shared");
        Path theirs = sutlej.sample(folder.resolve("s.xlsx"), "--rows", "2500", "--bad", "3%", "--strings", "inline");

        String ourUpload = kaveri.send("collections", Files.readAllBytes(ours));
        String theirUpload = sutlej.send("collections", Files.readAllBytes(theirs));

        assertVerdicts(kaveri.await(ourUpload), ours);
        assertVerdicts(sutlej.await(theirUpload), theirs);
    }

    @Test
    void theSameFileAgainIsTheSameUploadAndPostsNothing() throws Exception {
        byte[] workbook = collections(linesOf(kaveri, 40));
        JsonPath first = kaveri.collect(workbook);
        long payments = payments(kaveri);

        String second = kaveri.send("collections", workbook);

        assertThat(second).isEqualTo(first.getString("id"));
        assertThat(payments(kaveri)).isEqualTo(payments);
    }

    @Test
    void theSameRowsInAnotherOrderAreAlreadyPostedAndNameTheirReceipts() throws Exception {
        List<String[]> lines = linesOf(kaveri, 60);
        assertThat(kaveri.collect(collections(lines)).getLong("verdicts.posted.rows"))
                .isEqualTo(60);
        Collections.shuffle(lines, RANDOM);

        JsonPath shuffled = kaveri.collect(collections(lines));

        assertThat(shuffled.getLong("verdicts.alreadyPosted.rows")).isEqualTo(60);
        assertThat(shuffled.getLong("verdicts.posted.rows")).isZero();
        JsonPath row = kaveri.asMaker()
                .get("/api/v1/uploads/" + shuffled.getString("id") + "/rows/2")
                .jsonPath();
        assertThat(row.getString("verdict")).isEqualTo("already-posted");
        assertThat(row.getString("receipt")).isNotBlank();
        assertThat(row.getString("reasons[0].message")).contains(row.getString("receipt"));
    }

    @Test
    void aSheetThatBreaksHalfWayKeepsWhatWasPostedAndAWholeCopyCompletesIt() throws Exception {
        List<String[]> lines = linesOf(kaveri, 50);
        long before = payments(kaveri);
        String half = rows(lines.subList(0, 30)) + "<row r=\"32\"><c r=\"A32\" t=\"inlineStr\"><is><t>cut";

        JsonPath broken = kaveri.collect(
                HostileWorkbook.ofSheetPart(HostileWorkbook.sheetXml(half).replace("</sheetData></worksheet>", ""))
                        .bytes());

        assertThat(broken.getString("state")).isEqualTo("failed");
        assertThat(broken.getInt("problem.row")).isEqualTo(32);
        assertThat(broken.getString("problem.remedy")).isNotBlank();
        assertThat(payments(kaveri)).isEqualTo(before + 30);

        JsonPath whole = kaveri.collect(collections(lines));

        assertThat(whole.getString("state")).isEqualTo("completed");
        assertThat(whole.getLong("verdicts.alreadyPosted.rows")).isEqualTo(30);
        assertThat(whole.getLong("verdicts.posted.rows")).isEqualTo(20);
        assertThat(payments(kaveri)).isEqualTo(before + 50);
    }

    @Test
    void aRowWithoutReferenceInAnotherFileIsHeldAsAPossibleDuplicate() throws Exception {
        String[] cash = {kaveri.loans(7).getLast(), amount(), "Cash", "", "2026-11-01"};
        assertThat(kaveri.collect(collections(List.<String[]>of(cash))).getLong("verdicts.posted.rows"))
                .isEqualTo(1);

        JsonPath again =
                kaveri.collect(collections(List.of(cash, line(kaveri.loans(8).getLast()))));

        assertThat(again.getLong("verdicts.posted.rows")).isEqualTo(1);
        assertThat(again.getLong("verdicts.refused.rows")).isEqualTo(1);
    }

    @Test
    void moneyOfAnUnknownLoanWaitsInSuspenseUntilTheLoanIsKnown() throws Exception {
        String[] lost = line("NOBODY-" + RANDOM.nextInt(1 << 30));
        JsonPath refused = kaveri.collect(collections(List.<String[]>of(lost)));
        assertThat(refused.getLong("verdicts.refused.rows")).isEqualTo(1);
        String open =
                "select count(*) from suspense s where not exists (select 1 from suspense_release r where r.key = s.key)";
        long openBefore = kaveri.number(open);

        String[] found = lost.clone();
        found[0] = kaveri.loans(3).getLast();
        JsonPath posted = kaveri.collect(collections(List.<String[]>of(found)));

        assertThat(posted.getLong("verdicts.posted.rows")).isEqualTo(1);
        assertThat(kaveri.number(open)).isEqualTo(openBefore - 1);
    }

    @Test
    void ofTwoRowsThatClaimOneSumForTwoLoansTheFirstInTheSheetIsPosted() throws Exception {
        List<String> loans = kaveri.loans(40);
        List<String[]> lines = new ArrayList<>();
        for (int i = 0; i < loans.size(); i += 2) {
            String[] first = line(loans.get(i));
            String[] echo = first.clone();
            echo[0] = loans.get(i + 1);
            lines.add(first);
            lines.add(echo);
        }

        JsonPath end = kaveri.collect(collections(lines));

        assertThat(end.getLong("verdicts.posted.rows")).isEqualTo(20);
        assertThat(end.getLong("verdicts.refused.rows")).isEqualTo(20);
        assertThat(kaveri.number("select count(*) from payment where upload_id = '" + end.getString("id")
                        + "' and row_number % 2 = 0"))
                .isEqualTo(20);
    }

    @Test
    void nothingOfOneLenderIsSeenByTheOther() throws Exception {
        JsonPath ours = kaveri.collect(collections(linesOf(kaveri, 5)));
        String upload = "/api/v1/uploads/" + ours.getString("id");
        String receipt = kaveri.asMaker().get(upload + "/postings").jsonPath().getString("items[0].receipt");

        assertThat(kaveri.asMaker().get("/api/v1/receipts/" + receipt).statusCode())
                .isEqualTo(200);
        for (String path : List.of(
                upload,
                upload + "/rejections",
                upload + "/rejections.xlsx",
                upload + "/postings",
                upload + "/rows/2",
                "/api/v1/loans/" + kaveri.loans(1).getFirst())) {
            assertThat(sutlej.asMaker().get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static void assertVerdicts(JsonPath status, Path sample) throws IOException {
        assertThat(status.getString("state")).isEqualTo("completed");
        JsonNode right = new ObjectMapper()
                .readTree(sample.resolveSibling(sample.getFileName() + ".expected.json")
                        .toFile());
        for (String verdict : List.of("posted", "alreadyPosted", "refused", "rejected")) {
            assertThat(status.getLong("verdicts." + verdict + ".rows"))
                    .as(verdict)
                    .isEqualTo(right.path(verdict).path("rows").longValue());
            assertThat(status.getLong("verdicts." + verdict + ".paise"))
                    .as(verdict)
                    .isEqualTo(right.path(verdict).path("paise").longValue());
        }
    }

    private static List<String[]> linesOf(TheRoad road, int count) throws Exception {
        List<String[]> lines = new ArrayList<>();
        road.loans(count).forEach(loan -> lines.add(line(loan)));
        return lines;
    }

    private static String[] line(String loan) {
        String reference = "%012d".formatted(RANDOM.nextLong(1_000_000_000_000L));
        return new String[] {loan, amount(), "UPI", reference, "2026-11-01"};
    }

    private static String amount() {
        return 1 + RANDOM.nextInt(50_000) + "." + (10 + RANDOM.nextInt(90));
    }

    private static byte[] collections(List<String[]> lines) {
        return HostileWorkbook.ofRows(rows(lines)).bytes();
    }

    private static String rows(List<String[]> lines) {
        StringBuilder rows = new StringBuilder(row(1, HEADER));
        for (int i = 0; i < lines.size(); i++) {
            rows.append(row(i + 2, lines.get(i)));
        }
        return rows.toString();
    }

    private static long payments(TheRoad road) {
        return road.number("select count(*) from payment");
    }
}
