package io.muster.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.muster.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The road of a row as a client sees it: a loan book, a sheet, its rejections mended, single payments. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RoadOverHttpIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> BOOK_HEADER = List.of(
            "Loan account", "Borrower", "Phone", "Branch", "Principal", "Annual rate", "Tenure", "First due date");
    private static final List<String> SHEET_HEADER =
            List.of("Loan account", "Amount", "Mode", "Reference", "Value date", "Payer");

    private static final int SENDERS = 20;

    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = "KAV" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000L);
        upload(
                "loan-book",
                Sheets.sheet(
                        BOOK_HEADER,
                        List.of(List.of(loan, "Asha Rao", "9876543210", "MUM", "120000", "12%", "12", "05-01-2026"))));
    }

    @Test
    void aSheetBecomesPaymentsWithReceiptsAndMendedRejectionsAreTaken() throws IOException {
        String good = reference();
        byte[] workbook = Sheets.sheet(
                SHEET_HEADER,
                List.of(
                        List.of(loan, "1,234.56", "UPI", good, today(), "Asha Rao"),
                        List.of(loan, "twelve", "UPI", reference(), today(), "=HYPERLINK(\"http://x\")"),
                        List.of("NOBODY", "500.00", "UPI", reference(), today(), "")));

        String id = upload("collections", workbook);

        maker().get("/api/v1/uploads/" + id)
                .then()
                .body("state", equalTo("completed"))
                .body("verdicts.posted.rows", equalTo(1))
                .body("verdicts.posted.rupees", equalTo("1,234.56"))
                .body("verdicts.rejected.rows", equalTo(1))
                .body("verdicts.refused.rows", equalTo(1));
        maker().get("/api/v1/uploads/" + id + "/rejections")
                .then()
                .body("items", hasSize(2))
                .body("items[0].verdict", equalTo("rejected"))
                .body("items[0].reasons[0].remedy", notNullValue())
                .body("items[1].verdict", equalTo("refused"));
        String receipt = maker().get("/api/v1/uploads/" + id + "/rows/2")
                .then()
                .body("verdict", equalTo("posted"))
                .extract()
                .path("receipt");
        maker().get("/api/v1/receipts/" + receipt)
                .then()
                .statusCode(200)
                .body("amount.rupees", equalTo("1,234.56"))
                .body("phone", equalTo("XXXXXX3210"));
        maker().get("/api/v1/uploads/" + id + "/postings").then().body("items[0].receipt", equalTo(receipt));
        maker().get("/api/v1/loans/" + loan).then().body("version", equalTo(1)).body("instalments", hasSize(12));
        maker().get("/api/v1/loans/" + loan + "/payments").then().body("items", hasSize(1));

        List<List<String>> rejections = rejections(id);
        assertThat(rejections.getFirst())
                .containsExactly(
                        "Loan account",
                        "Amount",
                        "Mode",
                        "Reference",
                        "Value date",
                        "Payer",
                        "Other money",
                        "What is wrong",
                        "How to mend it",
                        "Muster key");
        assertThat(rejections.get(1).get(5)).isEqualTo("'=HYPERLINK(\"http://x\")");
        assertThat(rejections.get(1).get(7)).startsWith("Row 3: ");

        List<List<String>> mended = new ArrayList<>(rejections);
        mended.set(1, with(rejections.get(1), 1, "200.00"));
        mended.set(2, with(rejections.get(2), 0, loan));
        String again = upload("collections", Sheets.sheet(mended.getFirst(), mended.subList(1, 3)));

        maker().get("/api/v1/uploads/" + again)
                .then()
                .body("verdicts.posted.rows", equalTo(2))
                .body("verdicts.posted.rupees", equalTo("700.00"));
        maker().get("/api/v1/uploads/" + again + "/postings")
                .then()
                .body("items[0].payer", equalTo("=HYPERLINK(\"http://x\")"));
    }

    @Test
    void followingEndsWithTheLastEvent() {
        byte[] workbook = Sheets.sheet(SHEET_HEADER, List.of(List.of(loan, "10", "UPI", reference(), today(), "")));
        String id = upload("collections", workbook);

        String events = maker().get("/api/v1/uploads/" + id + "/events")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/event-stream"))
                .extract()
                .asString();

        assertThat(events)
                .startsWith("data:")
                .contains("\"state\":\"completed\"")
                .contains("\"rowsDone\":1");
    }

    @Test
    void aWorkbookThatIsNoneFailsAndSaysWhy() {
        byte[] workbook = ("a,b\n" + UUID.randomUUID()).getBytes(UTF_8);
        String id = upload("collections", workbook);

        maker().get("/api/v1/uploads/" + id)
                .then()
                .body("state", equalTo("failed"))
                .body("problem.code", notNullValue())
                .body("problem.remedy", notNullValue());
        assertThat(upload("collections", workbook)).isEqualTo(id);
    }

    @Test
    void aSinglePaymentIsPostedOnceForItsKey() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> payment = payment(reference());

        String first = pay(key, payment)
                .post("/api/v1/payments")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        String second = pay(key, payment)
                .post("/api/v1/payments")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .extract()
                .asString();

        assertThat(second).isEqualTo(first);
        maker().get("/api/v1/loans/" + loan).then().body("version", equalTo(1));
    }

    @Test
    void theSameMoneyUnderAnotherKeyIsAlreadyPosted() {
        Map<String, Object> payment = payment(reference());
        String receipt = pay(UUID.randomUUID().toString(), payment)
                .post("/api/v1/payments")
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");

        pay(UUID.randomUUID().toString(), payment)
                .post("/api/v1/payments")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("already-posted"))
                .body("receipt", equalTo(receipt));
    }

    @Test
    void aKeyThatStandsForSomethingElseIsRefused() {
        String key = UUID.randomUUID().toString();
        pay(key, payment(reference())).post("/api/v1/payments").then().statusCode(201);

        UploadHttpIT.problem(pay(key, payment(reference())).post("/api/v1/payments"), 422, "idempotency-key-reused");
    }

    @Test
    void oneKeySentByManyAtOnceIsOnePaymentAndOneAnswer() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> payment = payment(reference());

        List<Response> answers =
                atOnce(() -> pay(key, payment).post("/api/v1/payments").thenReturn());

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        maker().get("/api/v1/loans/" + loan).then().body("version", equalTo(1));
    }

    @Test
    void theSameMoneyUnderManyKeysAtOnceIsPostedOnce() {
        Map<String, Object> payment = payment(reference());

        List<Response> answers = atOnce(() -> pay(UUID.randomUUID().toString(), payment)
                .post("/api/v1/payments")
                .thenReturn());

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(SENDERS - 1);
        assertThat(answers.stream()
                        .map(answer -> answer.<String>path("receipt"))
                        .distinct())
                .hasSize(1);
        maker().get("/api/v1/loans/" + loan).then().body("version", equalTo(1));
    }

    @Test
    void aRefusedPaymentIsTakenOnceItIsCorrectedUnderAKeyOfItsOwn() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> payment = payment(reference());
        payment.put("loanAccount", "NOBODY");
        UploadHttpIT.problem(pay(key, payment).post("/api/v1/payments"), 422, "payment-refused");
        UploadHttpIT.problem(pay(key, payment).post("/api/v1/payments"), 422, "payment-refused");

        payment.put("loanAccount", loan);
        UploadHttpIT.problem(pay(key, payment).post("/api/v1/payments"), 422, "idempotency-key-reused");
        pay(UUID.randomUUID().toString(), payment)
                .post("/api/v1/payments")
                .then()
                .statusCode(201);
    }

    @Test
    void aSinglePaymentThatIsWrongByItselfSaysWhatAndHow() {
        Map<String, Object> payment = payment(reference());
        payment.put("mode", "BARTER");

        pay(UUID.randomUUID().toString(), payment)
                .post("/api/v1/payments")
                .then()
                .statusCode(400)
                .body("reasons[0].field", equalTo("mode"))
                .body("reasons[0].remedy", notNullValue());
    }

    @Test
    void aSinglePaymentOnAnUnknownLoanIsRefused() {
        Map<String, Object> payment = payment(reference());
        payment.put("loanAccount", "NOBODY");

        UploadHttpIT.problem(
                pay(UUID.randomUUID().toString(), payment).post("/api/v1/payments"), 422, "payment-refused");
    }

    @Test
    void aSinglePaymentWithoutAKeyIsRefused() {
        given().auth()
                .oauth2(People.token(People.AGENT))
                .contentType(ContentType.JSON)
                .body(payment(reference()))
                .post("/api/v1/payments")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }

    private Map<String, Object> payment(String reference) {
        Map<String, Object> payment = new HashMap<>();
        payment.put("loanAccount", loan);
        payment.put("amountPaise", 50_000);
        payment.put("mode", "UPI");
        payment.put("reference", reference);
        payment.put("valueDate", LocalDate.now(ZoneId.of("Asia/Kolkata")).toString());
        return payment;
    }

    private static RequestSpecification pay(String key, Map<String, Object> payment) {
        return given().auth()
                .oauth2(People.token(People.AGENT))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(payment);
    }

    private static List<Response> atOnce(Callable<Response> send) {
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            return senders.invokeAll(Collections.nCopies(SENDERS, send)).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Uploads and waits until nothing more happens. */
    private static String upload(String kind, byte[] workbook) {
        String id = maker().contentType(XLSX)
                .queryParam("kind", kind)
                .body(workbook)
                .post("/api/v1/uploads")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("completed", "failed")
                        .contains(maker().get("/api/v1/uploads/" + id).<String>path("state")));
        return id;
    }

    private static List<List<String>> rejections(String id) throws IOException {
        byte[] workbook = maker().get("/api/v1/uploads/" + id + "/rejections.xlsx")
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .extract()
                .asByteArray();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<List<String>> rows = new ArrayList<>();
            read.getSheetAt(0).forEach(row -> {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < read.getSheetAt(0).getRow(0).getLastCellNum(); column++) {
                    cells.add(
                            row.getCell(column) == null
                                    ? ""
                                    : row.getCell(column).getStringCellValue());
                }
                rows.add(cells);
            });
            return rows;
        }
    }

    private static List<String> with(List<String> cells, int column, String text) {
        List<String> changed = new ArrayList<>(cells);
        changed.set(column, text);
        return changed;
    }

    /** Twelve digits, as UPI has it. */
    private static String reference() {
        return "%012d".formatted(Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000_000L));
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Kolkata")).toString();
    }

    private static RequestSpecification maker() {
        return given().auth().oauth2(People.token(People.MAKER));
    }
}
