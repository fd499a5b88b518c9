package io.muster.pipeline;

import static io.muster.rows.HostileWorkbook.row;
import static io.muster.web.Deciding.seen;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.rows.HostileWorkbook;
import io.muster.web.ApprovalRules;
import io.muster.web.Deciding;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets with headers of their own, over HTTP: people say which column is which, and have a hand in what is read by that. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ColumnsIT {
    private static final String MAKER = "kaveri-maker";
    private static final String CHECKER = "kaveri-checker";
    private static final String BOTH = "kaveri-both";
    private static final Random RANDOM = new Random();

    /** Of this run alone, for what is said of a header is remembered. */
    private final String amount = "Recd " + RANDOM.nextInt(1 << 30);

    private final String[] header = {"Acct ref", amount, "How", "Bank slip", "When"};
    private final Map<String, String> fields = Map.of(
            "loanAccount", "Acct ref", "amount", amount, "mode", "How", "reference", "Bank slip", "valueDate", "When");

    @TempDir
    Path folder;

    private TheRoad kaveri;
    private Deciding people;

    @BeforeEach
    void loadBook() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        people = new Deciding(kaveri);
    }

    @AfterEach
    void endTheRule() {
        people.rule(ApprovalRules.NEVER);
    }

    @Test
    void whoeverChoseTheColumnsOfAHeaderHasAHandInEverySheetThatIsReadByThem() throws Exception {
        people.rule("{\"above\": \"0.00\"}");
        String first = people.send(BOTH, workbook(line()), Map.of());
        assertThat(people.await(first, "held").getString("asks")).isEqualTo("mapping");
        assertThat(people.act(CHECKER, first, "mapping", Map.of("fields", fields))
                        .statusCode())
                .isEqualTo(403);
        assertThat(people.act(BOTH, first, "mapping", Map.of("fields", Map.of("amount", amount)))
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("invalid");
        assertThat(people.act(BOTH, first, "mapping", Map.of("fields", fields, "remember", true))
                        .statusCode())
                .isEqualTo(202);
        people.await(first, "held");

        String next = people.send(MAKER, workbook(line()), Map.of());
        JsonPath held = people.await(next, "held");

        assertThat(held.getString("asks")).isEqualTo("checker");
        assertThat(people.act(BOTH, next, "approval", seen(held)).jsonPath().getString("code"))
                .isEqualTo("own-upload");
        assertThat(people.act(CHECKER, next, "approval", seen(held)).statusCode())
                .isEqualTo(200);
        people.await(next, "completed");
        assertThat(people.log(next)).containsExactly("mapped-before", "approved");
        kaveri.checkBooks();
    }

    @Test
    void onlyWhoMapsSeesTheFirstValuesAndOnlyMakersSeeMobileNumbers() throws Exception {
        String unsure = people.send(MAKER, workbook(line()), Map.of("look", true));
        people.await(unsure, "held");
        assertThat(trial(MAKER, unsure).getList("mapping.columns")).hasSize(5);
        assertThat(trial(CHECKER, unsure).<Object>get("mapping")).isNull();

        String[] wrong = line();
        wrong[1] = "9876543210 paid";
        assertThat(people.act(MAKER, unsure, "discarding", Map.of("reason", "the wrong month"))
                        .statusCode())
                .isEqualTo(200);
        String[] known = {"Loan Account No", "Amount", "Mode", "UTR", "Value Date"};
        String sheet = people.send(MAKER, workbook(known, wrong), Map.of("look", true));
        people.await(sheet, "held");

        assertThat(trial(MAKER, sheet).getString("firstRows[0].reason.message")).contains("9876543210");
        for (String other : new String[] {CHECKER, People.AUDITOR}) {
            assertThat(trial(other, sheet).getString("firstRows[0].reason.message"))
                    .contains("3210")
                    .doesNotContain("98765");
        }
    }

    @Test
    void musterTellsByTheHeaderWhatAFormBrings() throws Exception {
        String[] book = {"Loan Account No", "Borrower", "Branch", "Loan Amount", "Rate", "Tenure", "First Due Date"};
        String[] loan = {"AUTO-" + RANDOM.nextInt(1 << 30), "Asha Rao", "PUN", "120000", "12%", "12", "2026-12-05"};
        String[] collections = {"Loan Account No", "Amount", "Mode", "UTR", "Value Date"};

        assertThat(form(workbook(book, loan))).isEqualTo("loan-book");
        assertThat(form(workbook(collections, line()))).isEqualTo("collections");
    }

    private static String form(byte[] workbook) {
        return given().auth()
                .oauth2(People.token(MAKER))
                .multiPart("kind", "auto")
                .multiPart("look", "true")
                .multiPart("file", "sheet.xlsx", workbook)
                .post("/api/v1/uploads")
                .jsonPath()
                .getString("kind");
    }

    private static JsonPath trial(String person, String upload) {
        return given().auth()
                .oauth2(People.token(person))
                .get("/api/v1/uploads/" + upload + "/trial")
                .jsonPath();
    }

    private String[] line() throws Exception {
        String reference = "%012d".formatted(RANDOM.nextLong(1_000_000_000_000L));
        return new String[] {
            kaveri.loans(1).getFirst(), 100 + RANDOM.nextInt(900) + ".25", "UPI", reference, "2026-11-01"
        };
    }

    private byte[] workbook(String[] line) {
        return workbook(header, line);
    }

    private static byte[] workbook(String[] header, String[] line) {
        return HostileWorkbook.ofRows(row(1, header) + row(2, line)).bytes();
    }
}
