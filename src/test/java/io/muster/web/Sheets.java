package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Small workbooks, made and sent as a lender's makers do it. */
public final class Sheets {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> BOOK = List.of(
            "Loan account", "Borrower", "Phone", "Branch", "Principal", "Annual rate", "Tenure", "First due date");
    private static final List<String> COLLECTIONS =
            List.of("Loan account", "Amount", "Mode", "Reference", "Value date", "Payer");

    private Sheets() {}

    /** Adds a loan of ₹1,20,000 over a year that began in January 2026, and answers its number. */
    public static String addLoan(String maker, String borrower, String phone) {
        return addLoan(maker, borrower, phone, "MUM");
    }

    /** The same at a branch, whose receipts have a series of their own. */
    public static String addLoan(String maker, String borrower, String phone, String branch) {
        String number = "KAV" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000L);
        var _ = send(
                maker,
                "loan-book",
                sheet(BOOK, List.of(List.of(number, borrower, phone, branch, "120000", "12%", "12", "05-01-2026"))));
        return number;
    }

    /** Sends rows of loan, amount, mode, reference, value date and payer, waits for the end and answers the upload's id. */
    public static String collect(String maker, List<List<String>> rows) {
        return send(maker, "collections", sheet(COLLECTIONS, rows));
    }

    /** Sends collections under the header in the first line, waits for the end and answers the upload's id. */
    public static String send(String maker, List<List<String>> lines) {
        return send(maker, "collections", sheet(lines.getFirst(), lines.subList(1, lines.size())));
    }

    /** Twelve digits, as UPI has it. */
    public static String reference() {
        return "%012d".formatted(Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000_000L));
    }

    /** Today in India. */
    public static String today() {
        return LocalDate.now(ZoneId.of("Asia/Kolkata")).toString();
    }

    private static String send(String maker, String kind, byte[] workbook) {
        String id = as(maker)
                .contentType(XLSX)
                .queryParam("kind", kind)
                .body(workbook)
                .post("/api/v1/uploads")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(PATIENCE)
                .until(() -> List.of("completed", "failed")
                        .contains(upload(maker, id).<String>path("state")));
        return id;
    }

    private static Response upload(String maker, String id) {
        return as(maker).get("/api/v1/uploads/" + id);
    }

    /** A request of this person. */
    public static RequestSpecification as(String person) {
        return given().auth().oauth2(People.token(person));
    }

    /** A workbook of one sheet, all of it text. */
    static byte[] sheet(List<String> header, List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            write(sheet, 0, header);
            for (int line = 0; line < rows.size(); line++) {
                write(sheet, line + 1, rows.get(line));
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int line, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.inlineString(line, column, cells.get(column));
            }
        }
    }
}
