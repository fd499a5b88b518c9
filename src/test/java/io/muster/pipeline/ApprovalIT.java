package io.muster.pipeline;

import static io.muster.rows.HostileWorkbook.row;
import static io.muster.web.Deciding.seen;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.rows.HostileWorkbook;
import io.muster.web.Deciding;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lender's rule about a second person, over HTTP; another lender, which has none, is not asked for any. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ApprovalIT {
    private static final String ALWAYS = "{\"above\": \"0.00\"}";
    private static final String NEVER = "{\"never\": true}";
    private static final String MAKER = "kaveri-maker";
    private static final String CHECKER = "kaveri-checker";
    private static final String BOTH = "kaveri-both";
    private static final int ROWS = 40;
    private static final String[] HEADER = {"Loan Account No", "Amount", "Mode", "UTR", "Value Date", "Muster key"};

    @TempDir
    Path folder;

    private TheRoad kaveri;
    private TheRoad sutlej;
    private Deciding people;

    @BeforeEach
    void loadBooks() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
        people = new Deciding(kaveri);
    }

    @AfterEach
    void endTheRule() {
        people.rule(NEVER);
    }

    @Test
    void aSecondPersonApprovesWhatTheTrialFoundAndNothingElse() throws Exception {
        people.rule(ALWAYS);
        byte[] workbook = sheet(kaveri, "asked.xlsx");

        String upload = people.send(MAKER, workbook, Map.of());
        JsonPath held = people.await(upload, "held");
        Map<String, Object> shown = seen(held);
        Map<String, Object> other = new HashMap<>(shown);
        other.put("paise", 1);

        assertThat(held.getString("asks")).isEqualTo("checker");
        assertThat(shown.get("rows")).isEqualTo(ROWS);
        assertThat(posted(upload)).isZero();
        assertProblem(MAKER, upload, "approval", shown, 403, "forbidden");
        assertProblem(MAKER, upload, "posting", other, 409, "not-asked");
        assertProblem("sutlej-checker", upload, "approval", shown, 404, "not-found");
        assertProblem(CHECKER, upload, "approval", other, 409, "changed-since");
        assertThat(people.act(CHECKER, upload, "approval", shown).statusCode()).isEqualTo(200);
        JsonPath end = people.await(upload, "completed");
        assertThat(end.getLong("verdicts.posted.rows")).isEqualTo(ROWS);
        assertThat(end.getLong("verdicts.posted.paise")).isEqualTo(held.getLong("trial.paise"));
        assertThat(people.act(CHECKER, upload, "approval", shown).statusCode()).isEqualTo(200);
        assertThat(people.log(upload)).containsExactly("approved");
        kaveri.checkBooks();
    }

    @Test
    void aLenderWithoutARulePostsAtOnceWhileAnotherHasOne() throws Exception {
        people.rule(ALWAYS);

        JsonPath end = sutlej.collect(sheet(sutlej, "at-once.xlsx"));

        assertThat(end.getString("state")).isEqualTo("completed");
        assertThat(end.<Object>get("trial")).isNull();
    }

    @Test
    void whoeverSentItCannotApproveItAndWhoeverSentItAgainNeither() throws Exception {
        people.rule(ALWAYS);
        byte[] own = sheet(kaveri, "own.xlsx");
        byte[] again = sheet(kaveri, "again.xlsx");

        String first = people.send(BOTH, own, Map.of());
        String second = people.send(MAKER, again, Map.of());
        people.await(second, "held");
        assertThat(people.act(MAKER, second, "discarding", Map.of("reason", "the wrong month"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(people.send(BOTH, again, Map.of())).isEqualTo(second);

        for (String upload : new String[] {first, second}) {
            Map<String, Object> shown = seen(people.await(upload, "held"));
            assertProblem(BOTH, upload, "approval", shown, 403, "own-upload");
            assertThat(people.act(CHECKER, upload, "approval", shown).statusCode())
                    .isEqualTo(200);
            people.await(upload, "completed");
        }
        assertThat(people.log(second)).containsExactly("discarded", "sent-again", "approved");
    }

    @Test
    void whoeverSendsWhatIsStillAtWorkApprovesItAsBefore() throws Exception {
        people.rule(ALWAYS);
        byte[] workbook = sheet(kaveri, "at-work.xlsx");
        String upload = people.send(MAKER, workbook, Map.of());
        Map<String, Object> shown = seen(people.await(upload, "held"));

        assertThat(people.send(BOTH, workbook, Map.of())).isEqualTo(upload);

        assertThat(people.act(BOTH, upload, "approval", shown).statusCode()).isEqualTo(200);
        people.await(upload, "completed");
        assertThat(people.log(upload)).containsExactly("approved");
    }

    @Test
    void whatFailedBeforeTheRuleCameIsTriedWhenItComesAgain() {
        byte[] workbook = HostileWorkbook.ofRows(row(1, "What", "Is", "This") + row(2, "1", "2", "3"))
                .bytes();
        String upload = people.send(MAKER, workbook, Map.of());
        people.await(upload, "failed");
        people.rule(ALWAYS);

        assertThat(people.send(MAKER, workbook, Map.of())).isEqualTo(upload);

        assertThat(people.await(upload, "held").getString("asks")).isEqualTo("mapping");
    }

    @Test
    void exactlyTheLimitNeedsNobodyAndOnePaisaLessNeedsSomebody() throws Exception {
        String upload = people.send(MAKER, sheet(kaveri, "limit.xlsx"), Map.of("look", true));
        JsonPath held = people.await(upload, "held");
        assertThat(held.getString("asks")).isEqualTo("maker");
        people.rule(above(held.getLong("trial.paise") - 1));

        assertThat(people.act(MAKER, upload, "posting", seen(held)).jsonPath().getString("asks"))
                .isEqualTo("checker");
        assertThat(people.act(MAKER, upload, "posting", seen(held)).statusCode())
                .isEqualTo(200);
        assertThat(people.act(CHECKER, upload, "return", Map.of("reason", "look at row 7 again"))
                        .jsonPath()
                        .getString("asks"))
                .isEqualTo("maker");
        people.rule(above(held.getLong("trial.paise")));
        assertThat(people.act(MAKER, upload, "posting", seen(held)).statusCode())
                .isEqualTo(200);

        people.await(upload, "completed");
        assertThat(people.log(upload)).containsExactly("asked", "returned", "posted");
    }

    @Test
    void aSheetWithMendedRowsOfAnApprovedOneNeedsApprovalHoweverLittleItIs() throws Exception {
        people.rule(above(12_000));
        String loan = kaveri.loans(1).getFirst();
        String first =
                people.send(MAKER, workbook(HEADER, cash(loan, "100.00", ""), cash("GONE-7", "50.00", "")), Map.of());
        assertThat(people.act(CHECKER, first, "approval", seen(people.await(first, "held")))
                        .statusCode())
                .isEqualTo(200);
        people.await(first, "completed");
        String key = kaveri.text("select payment_key from row_verdict where upload_id = '" + first + "'");

        String mended = people.send(MAKER, workbook(HEADER, cash(loan, "50.00", key)), Map.of());
        String other = people.send(MAKER, workbook(HEADER, cash(loan, "51.00", "")), Map.of());

        assertThat(people.await(mended, "held").getString("asks")).isEqualTo("checker");
        people.await(other, "completed");
        assertThat(people.act(CHECKER, mended, "approval", seen(kaveri.status(mended)))
                        .statusCode())
                .isEqualTo(200);
        people.await(mended, "completed");
        kaveri.checkBooks();
    }

    @Test
    void soDoesASheetWithMendedRowsWhoseReferenceStoodOnAnotherLoan() throws Exception {
        people.rule(above(12_000));
        List<String> loans = kaveri.loans(2);
        String reference = Sheets.reference();
        String first = people.send(
                MAKER, workbook(HEADER, upi(loans.get(0), reference, ""), upi(loans.get(1), reference, "")), Map.of());
        assertThat(people.act(CHECKER, first, "approval", seen(people.await(first, "held")))
                        .statusCode())
                .isEqualTo(200);
        people.await(first, "completed");
        String key = kaveri.text(
                "select payment_key from row_verdict where verdict = 'refused' and upload_id = '" + first + "'");

        String mended = people.send(MAKER, workbook(HEADER, upi(loans.get(1), Sheets.reference(), key)), Map.of());

        assertThat(people.await(mended, "held").getString("asks")).isEqualTo("checker");
        assertThat(people.act(CHECKER, mended, "approval", seen(kaveri.status(mended)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(people.await(mended, "completed").getLong("verdicts.posted.rows"))
                .isEqualTo(1);
        kaveri.checkBooks();
    }

    private static String[] upi(String loan, String reference, String key) {
        return new String[] {loan, "100.00", "UPI", reference, Sheets.today(), key};
    }

    @Test
    void nobodyLiftsTheRuleBeforeAWholeDayHasGoneBy() {
        people.rule(ALWAYS);
        String today = LocalDate.now(ZoneId.of("Asia/Kolkata")).toString();
        String tomorrow = LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(1).toString();
        String behindTomorrow =
                LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(2).toString();

        for (String looser : new String[] {NEVER, above(1)}) {
            assertThat(rule(looser, today)).isEqualTo(400);
            assertThat(rule(looser, tomorrow)).isEqualTo(400);
        }
        assertThat(rule(ALWAYS, today)).isEqualTo(200);
        assertThat(rule(NEVER, behindTomorrow)).isEqualTo(201);
    }

    private static int rule(String collections, String from) {
        return given().auth()
                .oauth2(People.token(CHECKER))
                .contentType("application/json")
                .queryParam("effectiveFrom", from)
                .body("{\"collections\": " + collections + ", \"loan-book\": {\"never\": true}}")
                .post("/api/v1/policies/approval/uploads")
                .statusCode();
    }

    private static String[] cash(String loan, String amount, String key) {
        return new String[] {
            loan, amount, "Cash", "", LocalDate.now(ZoneId.of("Asia/Kolkata")).toString(), key
        };
    }

    private static byte[] workbook(String[] header, String[]... lines) {
        StringBuilder rows = new StringBuilder(row(1, header));
        for (int i = 0; i < lines.length; i++) {
            rows.append(row(i + 2, lines[i]));
        }
        // A remark behind the header makes each workbook another one
        rows.append(row(lines.length + 2, "sheet " + System.nanoTime()));
        return HostileWorkbook.ofRows(rows.toString()).bytes();
    }

    @Test
    void aRuleThatIsNoneIsRefused() {
        for (String wrong : new String[] {"{\"above\": 5}", "{\"above\": \"5\"}", "{\"never\": false}", "{}", "[]"}) {
            assertThat(given().auth()
                            .oauth2(People.token(CHECKER))
                            .contentType("application/json")
                            .body("{\"collections\": " + wrong + ", \"loan-book\": {\"never\": true}}")
                            .post("/api/v1/policies/approval/uploads")
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    private void assertProblem(
            String person, String upload, String what, Map<String, ?> body, int status, String code) {
        var answer = people.act(person, upload, what, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    private long posted(String upload) {
        return kaveri.number("select count(*) from payment where upload_id = '" + upload + "'");
    }

    private static String above(long paise) {
        return "{\"above\": \"" + paise / 100 + "." + "%02d".formatted(paise % 100) + "\"}";
    }

    private byte[] sheet(TheRoad lender, String name) throws IOException {
        return Files.readAllBytes(lender.sample(
                folder.resolve(name), "--rows", "" + ROWS, "--bad", "0%", "--seed", "" + System.nanoTime()));
    }
}
