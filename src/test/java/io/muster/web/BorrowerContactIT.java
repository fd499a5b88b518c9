package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a borrower is reached is corrected, by one request or by a loan book, and what was issued before stays as it was. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BorrowerContactIT {
    private static final List<String> HEADER = List.of(
            "Loan Account",
            "Borrower",
            "Phone",
            "E-mail",
            "Branch",
            "Principal",
            "Annual rate",
            "Tenure",
            "First due date");

    @TempDir
    Path folder;

    private TheRoad kaveri;
    private String receipt = "";
    private String loan = "";

    @BeforeEach
    void postASheet() throws Exception {
        Lenders.provision();
        kaveri = TheRoad.of("kaveri", folder);
        Path sheet = kaveri.sample(
                folder.resolve("sheet.xlsx"), "--rows", "20", "--bad", "0%", "--seed", "" + System.nanoTime());
        String upload = kaveri.collect(Files.readAllBytes(sheet)).getString("id");
        JsonPath postings =
                as(People.MAKER).get("/api/v1/uploads/" + upload + "/postings").jsonPath();
        receipt = postings.getString("items[0].receipt");
        loan = postings.getString("items[0].loanAccount");
        put(People.MAKER, "{\"phone\":\"9876543210\",\"email\":\"asha@mail.example\",\"language\":\"\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void aCorrectionHoldsFromNowOnAndReceiptsOfBeforeAreTheSameBytes() throws Exception {
        byte[] before = paper();
        String phone = receipt().getString("phone");

        put(People.CHECKER, "{\"phone\":\"+91 91234 56780\",\"language\":\"hi\"}")
                .then()
                .statusCode(200)
                .body("phone", equalTo("XXXXXX6780"))
                .body("email", equalTo("aXXXX@mail.example"))
                .body("language", equalTo("hi"))
                .body("past[0].phone", equalTo("XXXXXX3210"))
                .body("past[0].changedBy", equalTo("kaveri-checker"))
                .body("past[0].uploadId", nullValue());

        assertThat(paper()).isEqualTo(before);
        assertThat(receipt().getString("phone")).isEqualTo(phone);
        as(People.MAKER).get("/api/v1/loans/" + loan).then().body("phone", equalTo("XXXXXX6780"));
        String next = as(People.CHECKER)
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"the phone was another's\",\"reissue\":true}")
                .post("/api/v1/receipts/" + receipt + "/cancellation")
                .then()
                .statusCode(201)
                .extract()
                .path("standing.reissuedAs");
        as(People.MAKER).get("/api/v1/receipts/" + next).then().body("phone", equalTo("XXXXXX6780"));
        kaveri.checkBooks();
    }

    @Test
    void whatStandsAlreadyIsNoCorrectionAndAnEmptyTextTakesAway() {
        int before = past();
        put(People.MAKER, "{\"phone\":\"9876543210\"}").then().statusCode(200).body("past", hasSize(before));

        put(People.MAKER, "{\"email\":\"\"}")
                .then()
                .statusCode(200)
                .body("email", nullValue())
                .body("phone", equalTo("XXXXXX3210"))
                .body("past", hasSize(before + 1));
    }

    @Test
    void aLoanThatWasCorrectedAsOftenAsIsKeptIsCorrectedByALoanBookAlone() throws Exception {
        kaveri.changeFact(
                "loan_contact_past",
                "insert into loan_contact_past (loan_id, until, phone, changed_by)"
                        + " select id, now() - n * interval '1 day', '9876543210', 'nightly'"
                        + " from loan_account, generate_series(1, 500) n where number = '" + loan + "'");

        put(People.MAKER, "{\"phone\":\"9876543210\"}").then().statusCode(200);
        UploadHttpIT.problem(put(People.MAKER, "{\"phone\":\"9123456780\"}"), 409, "too-many-corrections");

        assertThat(as(People.MAKER).get(path(loan)).jsonPath().getString("phone"))
                .isEqualTo("XXXXXX3210");
        var _ = kaveri.await(kaveri.send("loan-book", loanBook("9123456780", "")));
        assertThat(as(People.MAKER).get(path(loan)).jsonPath().getString("phone"))
                .isEqualTo("XXXXXX6780");
    }

    @Test
    void whatALoanBookWouldNotTakeIsRefusedByItsField() {
        refused("{\"phone\":\"12345\"}", "phone");
        refused("{\"email\":\"asha@\"}", "email");
        refused("{\"email\":\"a@b.example\\r\\nBcc: x@y.example\"}", "email");
        refused("{\"language\":\"ta\"}", "language");
        assertThat(as(People.MAKER).get(path(loan)).jsonPath().getString("phone"))
                .isEqualTo("XXXXXX3210");
    }

    @Test
    void anotherLendersLoanAndAnUnknownOneAreNotThere() throws SQLException {
        UploadHttpIT.problem(
                as(People.OTHER_MAKER)
                        .contentType(ContentType.JSON)
                        .body("{\"phone\":\"9000000001\"}")
                        .put(path(loan)),
                404,
                "not-found");
        UploadHttpIT.problem(as(People.OTHER_MAKER).get(path(loan)), 404, "not-found");
        UploadHttpIT.problem(as(People.MAKER).get(path("NO-SUCH-LOAN")), 404, "not-found");
        assertThat(kaveri.text("select phone from loan_account where number = '" + loan + "'"))
                .isEqualTo("9876543210");
    }

    @Test
    void aLoanBookCorrectsWhatItsRowsSayAndLeavesWhatTheyLeaveOut() throws Exception {
        byte[] before = paper();

        String upload = kaveri.send("loan-book", loanBook("9123456780", ""));
        JsonPath ended = kaveri.await(upload);

        as(People.MAKER)
                .get("/api/v1/uploads/" + upload + "/rows/2")
                .then()
                .body("verdict", equalTo("already-posted"))
                .body("reasons[0].code", equalTo("contact-corrected"));
        assertThat(ended.getInt("verdicts.alreadyPosted.rows")).isOne();
        as(People.AUDITOR)
                .get(path(loan))
                .then()
                .body("phone", equalTo("XXXXXX6780"))
                .body("email", equalTo("aXXXX@mail.example"))
                .body("past[0].changedBy", equalTo("kaveri-maker"))
                .body("past[0].uploadId", equalTo(upload))
                .body("past[0].row", equalTo(2));
        assertThat(paper()).isEqualTo(before);
        kaveri.checkBooks();
    }

    private byte[] loanBook(String phone, String email) throws IOException, SQLException {
        String of = " from loan_account where number = '" + loan + "'";
        List<String> cells = List.of(
                loan,
                kaveri.text("select borrower" + of),
                phone,
                email,
                kaveri.text("select branch" + of),
                kaveri.text("select round(principal_paise / 100.0, 2)" + of),
                kaveri.text("select round(annual_rate_bps / 100.0, 2)" + of),
                kaveri.text("select tenure_months" + of),
                kaveri.text("select first_due_date" + of));
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("Loans");
            write(sheet.createRow(0), HEADER);
            write(sheet.createRow(1), cells);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            workbook.write(file);
            return file.toByteArray();
        }
    }

    private static void write(XSSFRow row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }

    private void refused(String body, String field) {
        Response answer = put(People.MAKER, body);
        UploadHttpIT.problem(answer, 400, "invalid");
        answer.then().body("reasons[0].field", containsString(field));
    }

    private int past() {
        return as(People.MAKER).get(path(loan)).jsonPath().getList("past").size();
    }

    private Response put(String person, String body) {
        return as(person).contentType(ContentType.JSON).body(body).put(path(loan));
    }

    /** In the borrower's own language. */
    private byte[] paper() {
        return as(People.MAKER)
                .get("/api/v1/receipts/" + receipt + ".pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private JsonPath receipt() {
        return as(People.MAKER).get("/api/v1/receipts/" + receipt).jsonPath();
    }

    private static String path(String number) {
        return "/api/v1/loans/" + number + "/contact";
    }

    private static io.restassured.specification.RequestSpecification as(String person) {
        return given().auth().oauth2(People.token(person));
    }
}
