package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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

/** Rows that did not pass, mended over HTTP and sent as a child upload: each becomes one payment only, however it comes back. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CorrectionIT {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final int AMOUNT = 1;
    private static final int MODE = 2;
    private static final int KEY = 8;

    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210");
    }

    @Test
    void mendedRowsGoAsAChildThatPostsNothingBeforeSomebodyHasLooked() {
        String id = Sheets.collect(
                People.MAKER,
                List.of(
                        row(loan, "1,23,4567", "UPI", Sheets.reference()),
                        row(loan, "barter", "UPI", Sheets.reference()),
                        row("NOBODY" + loan, "500.00", "UPI", Sheets.reference())));
        String open = open(id);

        correction(id)
                .then()
                .body("items", hasSize(3))
                .body("items.state", equalTo(List.of("untouched", "untouched", "untouched")));
        edit(id, open, 2, AMOUNT, "1234.56").then().statusCode(200).body("rows[0].state", equalTo("would-post"));
        edit(id, open, 3, AMOUNT, "still none").then().body("rows[0].state", equalTo("still-wrong"));
        edit(id, open, 4, 0, loan).then().body("rows[0].state", equalTo("would-post"));
        correction(id)
                .then()
                .body("mended.rows", equalTo(2))
                .body("mended.amount.rupees", equalTo("1,734.56"))
                .body("mended.wrongRows", equalTo(1));

        Map<String, Object> other = Map.of("correction", open, "rows", 2, "paise", 173_455);
        UploadHttpIT.problem(json(other).post(address(id) + "/sending"), 409, "changed-since");
        String child = send(id, open).then().statusCode(202).extract().path("id");

        Response held = held(child);
        assertThat(held.<String>path("asks")).isEqualTo("maker");
        assertThat(held.<String>path("parent")).isEqualTo(id);
        assertThat(payments()).isZero();
        post(child);
        assertThat(payments()).isEqualTo(2);
        correction(id).then().body("items.state", equalTo(List.of("sent", "still-wrong", "sent")));
    }

    @Test
    void theSameRowsMendedByGridAndByExcelAtOnceAreOnePaymentEach() throws IOException {
        String id = Sheets.collect(
                People.MAKER,
                List.of(
                        row(loan, "x1", "UPI", Sheets.reference()),
                        row(loan, "x2", "Cash", ""),
                        row("NOBODY" + loan, "700.00", "Cash", "")));
        List<List<String>> excel = rejections(id);
        excel.get(1).set(AMOUNT, "100.00");
        excel.get(2).set(AMOUNT, "200.00");
        excel.get(3).set(0, loan);
        String open = open(id);
        edit(id, open, 2, AMOUNT, "100").then().statusCode(200);
        edit(id, open, 3, AMOUNT, "200").then().statusCode(200);
        edit(id, open, 4, 0, loan).then().statusCode(200);
        String child = send(id, open).then().statusCode(202).extract().path("id");
        var _ = held(child);

        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<?> byGrid = both.submit(() -> post(child));
            Future<String> byExcel = both.submit(() -> Sheets.send(People.MAKER, excel));
            assertThat(byGrid).succeedsWithin(Duration.ofSeconds(60));
            assertThat(byExcel).succeedsWithin(Duration.ofSeconds(60));
        }

        assertThat(payments()).isEqualTo(3);
    }

    @Test
    void aRowThatIsRejectedTwiceKeepsItsFirstKey() throws IOException {
        String id = Sheets.collect(People.MAKER, List.of(row(loan, "x", "Cash", "")));
        List<List<String>> first = rejections(id);
        List<List<String>> second = new ArrayList<>();
        first.forEach(cells -> second.add(new ArrayList<>(cells)));
        second.get(1).set(AMOUNT, "y");
        String again = Sheets.send(People.MAKER, second);

        assertThat(rejections(again).get(1).get(KEY)).isEqualTo(first.get(1).get(KEY));

        String open = open(again);
        edit(again, open, 2, AMOUNT, "300").then().statusCode(200);
        String child = send(again, open).then().statusCode(202).extract().path("id");
        var _ = held(child);
        post(child);
        first.get(1).set(AMOUNT, "300");
        var _ = Sheets.send(People.MAKER, first);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void sendingTwiceAtOnceIsOneChild() {
        String id = Sheets.collect(People.MAKER, List.of(row(loan, "x", "UPI", Sheets.reference())));
        String open = open(id);
        edit(id, open, 2, AMOUNT, "100").then().statusCode(200);

        List<Response> answers;
        try (ExecutorService both = Executors.newFixedThreadPool(4)) {
            answers = both.invokeAll(Collections.<Callable<Response>>nCopies(4, () -> send(id, open))).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 202);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 202))
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct())
                .hasSize(1);
        UploadHttpIT.problem(edit(id, open, 2, AMOUNT, "200"), 409, "correction-sent");
        UploadHttpIT.problem(edit(id, open(id), 2, AMOUNT, "200"), 409, "row-sent");
    }

    @Test
    void whatWasDiscardedCanBeMendedAgainAndKeepsItsEdits() {
        String id = Sheets.collect(People.MAKER, List.of(row(loan, "x", "UPI", Sheets.reference())));
        String open = open(id);
        edit(id, open, 2, AMOUNT, "100").then().statusCode(200);
        String child = send(id, open).then().statusCode(202).extract().path("id");
        var _ = held(child);
        json(Map.of("reason", "the wrong amount"))
                .post("/api/v1/uploads/" + child + "/discarding")
                .then()
                .statusCode(200);

        correction(id).then().body("mended.rows", equalTo(1)).body("items[0].cells[1]", equalTo("100"));
        String next = open(id);
        edit(id, next, 2, AMOUNT, "150").then().body("rows[0].state", equalTo("would-post"));
        assertThat(send(id, next).then().statusCode(202).extract().<String>path("id"))
                .isNotEqualTo(child);
    }

    @Test
    void replacingChangesWhatItSaidAndUndoTakesItBack() {
        String id = Sheets.collect(
                People.MAKER,
                List.of(
                        row(loan, "100", "barter", Sheets.reference()),
                        row(loan, "200", " Barter", Sheets.reference()),
                        row(loan, "300", "swap", Sheets.reference())));
        String open = open(id);
        Map<String, Object> asked = Map.of(
                "correction",
                open,
                "step",
                UUID.randomUUID().toString(),
                "column",
                MODE,
                "find",
                "BARTER",
                "replace",
                "UPI",
                "whole",
                true,
                "apply",
                false);

        String seen = json(asked)
                .post(address(id) + "/replacements")
                .then()
                .statusCode(200)
                .body("cells", equalTo(2))
                .body("applied", equalTo(false))
                .body("examples[0].after", equalTo("UPI"))
                .extract()
                .path("seen");
        correction(id).then().body("mended.rows", equalTo(0));
        Map<String, Object> applied = new HashMap<>(asked);
        applied.put("apply", true);
        applied.put("seen", seen.substring(1));
        UploadHttpIT.problem(json(applied).post(address(id) + "/replacements"), 409, "changed-since");
        applied.put("seen", seen);
        for (int sent = 0; sent < 2; sent++) {
            json(applied).post(address(id) + "/replacements").then().body("cells", equalTo(2));
        }
        correction(id).then().body("items.state", equalTo(List.of("would-post", "would-post", "untouched")));
        edit(id, open, 4, MODE, "NEFT").then().statusCode(200);

        undo(id, open)
                .then()
                .statusCode(200)
                .body("rows[0].row", equalTo(4))
                .body("rows[0].state", equalTo("untouched"));
        undo(id, open).then().statusCode(200).body("rows", hasSize(2));
        UploadHttpIT.problem(undo(id, open), 409, "nothing-to-undo");
        correction(id).then().body("items.state", equalTo(List.of("untouched", "untouched", "untouched")));
        Sheets.as(People.MAKER)
                .get(address(id) + "/edits")
                .then()
                .body("items", hasSize(6))
                .body("items[0].how", equalTo("undone"))
                .body("items[0].by", equalTo(People.MAKER));
    }

    @Test
    void theSameStepSentTwiceIsDoneOnce() {
        String id = Sheets.collect(People.MAKER, List.of(row(loan, "x", "UPI", Sheets.reference())));
        String open = open(id);
        String step = UUID.randomUUID().toString();

        edit(id, open, step, 2, AMOUNT, "100").then().statusCode(200);
        edit(id, open, step, 2, AMOUNT, "100").then().statusCode(200).body("rows[0].cells[1]", equalTo("100"));

        Sheets.as(People.MAKER).get(address(id) + "/edits").then().body("items", hasSize(1));
    }

    @Test
    void aNearLoanIsFoundAndNeverChosenByItself() {
        String slip =
                loan.substring(0, loan.length() - 2) + loan.charAt(loan.length() - 1) + loan.charAt(loan.length() - 2);
        String written = slip.equals(loan) ? loan + "0" : slip;
        String id = Sheets.collect(
                People.MAKER,
                List.of(List.of(written, "900.00", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao")));
        String open = open(id);

        Sheets.as(People.MAKER)
                .get(address(id) + "/rows/2/suggestions")
                .then()
                .statusCode(200)
                .body("nearLoans[0].loanAccount", equalTo(loan))
                .body("nearLoans[0].why", equalTo(List.of("number-one-slip", "name-same")));
        correction(id).then().body("items[0].cells[0]", equalTo(written));
        edit(id, open, 2, 0, loan).then().body("rows[0].state", equalTo("would-post"));
    }

    @Test
    void whatTheBooksSayIsSaidAtOnce() {
        String reference = Sheets.reference();
        String id = Sheets.collect(
                People.MAKER, List.of(row(loan, "100.00", "UPI", reference), row(loan, "a hundred", "UPI", reference)));
        String open = open(id);

        edit(id, open, 3, AMOUNT, "100.00")
                .then()
                .body("rows[0].state", equalTo("already-posted"))
                .body("rows[0].reasons[0].code", equalTo("already-posted"));
        edit(id, open, 3, 0, "NOBODY" + loan).then().body("rows[0].state", equalTo("refused"));
    }

    @Test
    void cashThatAnAgentToldOfBeforeIsPostedOnceSomebodySaysThatItIsOtherMoney() throws IOException {
        String receipt = pay(Map.of(
                        "loanAccount",
                        loan,
                        "amountPaise",
                        500_000,
                        "mode",
                        "CASH",
                        "valueDate",
                        LocalDate.now(INDIA).toString()))
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
        String id = Sheets.collect(People.MAKER, List.of(row(loan, "5,000.00", "Cash", "SLP" + Sheets.reference())));
        String open = open(id);
        List<String> excel = rejections(id).get(1);
        int other = correction(id).<List<Object>>path("columns").size() - 1;

        assertThat(payments()).isEqualTo(1);
        assertThat(excel.get(other + 1)).contains("receipt " + receipt);
        correction(id)
                .then()
                .body("columns.header[" + other + "]", equalTo("Other money"))
                .body("items[0].reasons[0].code", equalTo("possible-duplicate"));
        edit(id, open, 2, other, "a second visit").then().body("rows[0].state", equalTo("refused"));
        edit(id, open, 2, other, receipt + ": a second visit").then().body("rows[0].state", equalTo("would-post"));
        String child = send(id, open).then().statusCode(202).extract().path("id");
        var _ = held(child);
        post(child);
        assertThat(payments()).isEqualTo(2);
    }

    @Test
    void aSinglePaymentThatASheetToldOfBeforeIsPostedOnceSomebodySaysThatItIsOtherMoney() {
        var _ = Sheets.collect(People.MAKER, List.of(row(loan, "5,000.00", "Cash", "SLP" + Sheets.reference())));
        Map<String, Object> cash = new HashMap<>(Map.of(
                "loanAccount",
                loan,
                "amountPaise",
                500_000,
                "mode",
                "CASH",
                "valueDate",
                LocalDate.now(INDIA).toString()));

        Response refused = pay(cash);
        String receipt = Sheets.as(People.MAKER)
                .get("/api/v1/loans/" + loan + "/payments")
                .path("items[0].receipt");
        cash.put("otherMoney", receipt + ": a second visit");

        refused.then()
                .statusCode(422)
                .body("reasons[0].code", equalTo("possible-duplicate"))
                .body("reasons[0].remedy", containsString("with " + receipt + " and why as otherMoney"));
        pay(cash).then().statusCode(201);
        assertThat(payments()).isEqualTo(2);
    }

    private static Response pay(Map<String, Object> payment) {
        return Sheets.as(People.AGENT)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(payment)
                .post("/api/v1/payments");
    }

    @Test
    void anotherLendersCorrectionIsNotThere() {
        String id = Sheets.collect(People.MAKER, List.of(row(loan, "x", "UPI", Sheets.reference())));
        String open = open(id);

        UploadHttpIT.problem(Sheets.as(People.OTHER_MAKER).get(address(id)), 404, "not-found");
        UploadHttpIT.problem(
                Sheets.as(People.OTHER_MAKER)
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(address(id)),
                404,
                "not-found");
        UploadHttpIT.problem(
                Sheets.as(People.OTHER_MAKER)
                        .contentType(ContentType.JSON)
                        .body(Map.of("correction", open))
                        .post(address(id) + "/sending"),
                404,
                "not-found");
        UploadHttpIT.problem(Sheets.as(People.OTHER_MAKER).get(address(id) + "/rows/2/suggestions"), 404, "not-found");
    }

    @Test
    void whoIsNoMakerEditsNothingAndSeesNoMobileNumbers() {
        String id = Sheets.collect(
                People.MAKER,
                List.of(List.of(loan, "x", "UPI", Sheets.reference(), Sheets.today(), "Asha 98765 43210")));
        String open = open(id);

        Response refused = Sheets.as(People.CHECKER)
                .contentType(ContentType.JSON)
                .body(cells(open, UUID.randomUUID().toString(), 2, AMOUNT, "1"))
                .patch(address(id) + "/cells");
        UploadHttpIT.problem(refused, 403, "forbidden");
        correction(id).then().body("items[0].cells[5]", equalTo("Asha 98765 43210"));
        String upload = "/api/v1/uploads/" + id;
        for (String reader : List.of(People.CHECKER, People.AUDITOR)) {
            UploadHttpIT.problem(Sheets.as(reader).get(upload + "/rejections.xlsx"), 403, "forbidden");
            for (String page : List.of(address(id), upload + "/rejections")) {
                Sheets.as(reader).get(page).then().body("items[0].cells[5]", equalTo("Asha XXXXXX3210"));
            }
            Sheets.as(reader).get(upload + "/rows/2").then().body("cells[5]", equalTo("Asha XXXXXX3210"));
        }
        Sheets.as(People.MAKER).get(upload + "/rows/2").then().body("cells[5]", equalTo("Asha 98765 43210"));
    }

    @Test
    void whatIsSaidOfARowQuotesNoMobileNumberToWhoIsNoMaker() {
        String id = Sheets.collect(People.MAKER, List.of(row(loan, "98765 43210 x", "UPI", Sheets.reference())));
        String upload = "/api/v1/uploads/" + id;
        String whole = Sheets.as(People.MAKER).get(upload + "/rows/2").path("reasons[0].message");
        assertThat(whole).contains("98765 43210");
        String masked = whole.replace("98765 43210", "XXXXXX3210");

        for (String reader : List.of(People.CHECKER, People.AUDITOR)) {
            Sheets.as(reader).get(upload + "/rows/2").then().body("reasons[0].message", equalTo(masked));
            Sheets.as(reader).get(upload + "/rejections").then().body("items[0].reasons[0].message", equalTo(masked));
            Sheets.as(reader)
                    .get(upload + "/rows/2/whereabouts")
                    .then()
                    .body("row.reasons[0].message", equalTo(masked));
        }
    }

    @Test
    void cellsThatAreNobodysToEditAreRefused() {
        String id = Sheets.collect(People.MAKER, List.of(row(loan, "x", "UPI", Sheets.reference())));
        String open = open(id);

        UploadHttpIT.problem(edit(id, open, 2, 99, "1"), 400, "no-such-column");
        UploadHttpIT.problem(edit(id, open, 1, AMOUNT, "1"), 404, "not-found");
        UploadHttpIT.problem(edit(id, UUID.randomUUID().toString(), 2, AMOUNT, "1"), 409, "correction-not-open");
        UploadHttpIT.problem(send(id, open), 409, "nothing-to-send");
    }

    private List<String> row(String account, String amount, String mode, String reference) {
        return List.of(account, amount, mode, reference, Sheets.today(), "");
    }

    private int payments() {
        return Sheets.as(People.MAKER)
                .get("/api/v1/loans/" + loan + "/payments")
                .<List<Object>>path("items")
                .size();
    }

    private static String address(String id) {
        return "/api/v1/uploads/" + id + "/correction";
    }

    private static String open(String id) {
        return json(Map.of()).post(address(id)).then().statusCode(200).extract().path("id");
    }

    private static Response correction(String id) {
        return Sheets.as(People.MAKER).get(address(id));
    }

    private static Response edit(String id, String open, int row, int column, String text) {
        return edit(id, open, UUID.randomUUID().toString(), row, column, text);
    }

    private static Response edit(String id, String open, String step, int row, int column, String text) {
        return json(cells(open, step, row, column, text)).patch(address(id) + "/cells");
    }

    private static Map<String, Object> cells(String open, String step, int row, int column, String text) {
        return Map.of(
                "correction", open, "step", step, "cells", List.of(Map.of("row", row, "column", column, "text", text)));
    }

    private static Response undo(String id, String open) {
        return json(Map.of("correction", open)).post(address(id) + "/undo");
    }

    private static Response send(String id, String open) {
        return json(Map.of("correction", open)).post(address(id) + "/sending");
    }

    /** The child when its trial has ended. */
    private static Response held(String child) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Sheets.as(People.MAKER)
                        .get("/api/v1/uploads/" + child)
                        .<String>path("state")
                        .equals("held"));
        return Sheets.as(People.MAKER).get("/api/v1/uploads/" + child);
    }

    /** Posts what the trial found, and waits until it is. */
    private static void post(String child) {
        Response trial = Sheets.as(People.MAKER).get("/api/v1/uploads/" + child);
        json(Map.of(
                        "trial", trial.<Integer>path("trial.number"),
                        "rows", trial.<Integer>path("trial.rows"),
                        "paise", trial.<Integer>path("trial.paise")))
                .post("/api/v1/uploads/" + child + "/posting")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Sheets.as(People.MAKER)
                        .get("/api/v1/uploads/" + child)
                        .<String>path("state")
                        .equals("completed"));
    }

    private static RequestSpecification json(Object body) {
        return Sheets.as(People.MAKER).contentType(ContentType.JSON).body(body);
    }

    private static List<List<String>> rejections(String id) throws IOException {
        byte[] workbook = Sheets.as(People.MAKER)
                .get("/api/v1/uploads/" + id + "/rejections.xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<List<String>> rows = new ArrayList<>();
            read.getSheetAt(0).forEach(row -> {
                List<String> cells = new ArrayList<>();
                // As wide as the header: a sheet with refused rows has a column more
                for (int column = 0; column < row.getSheet().getRow(0).getLastCellNum(); column++) {
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
}
