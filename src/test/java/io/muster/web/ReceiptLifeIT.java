package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts are cancelled and issued anew: the payment stands, every number is used once, and each change is told once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ReceiptLifeIT {
    private static final String REASON = "the borrower's name is misspelt";
    private static final int SENDERS = 8;

    @TempDir
    Path folder;

    private TheRoad kaveri;
    private String receipt = "";

    @BeforeEach
    void postASheet() throws Exception {
        kaveri = TheRoad.of("kaveri", folder);
        Path sheet = kaveri.sample(folder.resolve("sheet.xlsx"), "--rows", "20", "--bad", "0%", "--seed", "" + seed());
        String upload = kaveri.collect(Files.readAllBytes(sheet)).getString("id");
        receipt = kaveri.asMaker()
                .get("/api/v1/uploads/" + upload + "/postings")
                .jsonPath()
                .getString("items[0].receipt");
    }

    @Test
    void aCancelledReceiptSaysWhyAndItsReissueCitesIt() throws Exception {
        String next = cancel(receipt, REASON, true)
                .then()
                .statusCode(201)
                .body("number", equalTo(receipt))
                .body("standing.state", equalTo("cancelled"))
                .body("standing.reason", equalTo(REASON))
                .body("standing.cancelledBy", equalTo("kaveri-checker"))
                .extract()
                .path("standing.reissuedAs");

        look(next)
                .then()
                .statusCode(200)
                .body("standing.state", equalTo("valid"))
                .body("replaces", equalTo(receipt))
                .body("payment.receipt", equalTo(receipt));
        look(receipt).then().body("standing.reissuedAs", equalTo(next));
        assertThat(next.substring(0, next.lastIndexOf('/'))).isEqualTo(receipt.substring(0, receipt.lastIndexOf('/')));
        kaveri.checkBooks();
    }

    @Test
    void aReissuedReceiptMayBeCancelledAndIssuedAnew() throws Exception {
        String second = cancel(receipt, REASON, true).path("standing.reissuedAs");
        String third = cancel(second, "misspelt again", true).path("standing.reissuedAs");

        look(third).then().body("replaces", equalTo(second)).body("payment.receipt", equalTo(receipt));
        look(second).then().body("standing.reissuedAs", equalTo(third)).body("replaces", equalTo(receipt));
        kaveri.checkBooks();
    }

    @Test
    void theSameRequestAgainIsAnsweredWithWhatStandsAndAnotherReasonIsRefused() {
        cancel(receipt, REASON, false).then().statusCode(201).body("standing.reissuedAs", nullValue());
        cancel(receipt, REASON, false).then().statusCode(200).body("standing.reason", equalTo(REASON));

        UploadHttpIT.problem(cancel(receipt, "something else", false), 409, "cancelled-otherwise");
    }

    @Test
    void aReceiptCancelledWithoutAnotherGetsOneLaterAndOnce() throws Exception {
        UploadHttpIT.problem(reissue(receipt), 409, "receipt-valid");
        cancel(receipt, REASON, false).then().statusCode(201);

        String next = reissue(receipt)
                .then()
                .statusCode(201)
                .body("replaces", equalTo(receipt))
                .extract()
                .path("number");
        reissue(receipt).then().statusCode(200).body("number", equalTo(next));
        cancel(receipt, REASON, true).then().statusCode(200).body("standing.reissuedAs", equalTo(next));
        kaveri.checkBooks();
    }

    @Test
    void manyRequestsAtOnceUseOneNumber() throws Exception {
        long before = numbersUsed();
        List<Callable<Response>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(() -> cancel(receipt, REASON, true));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(senders)) {
                answers.add(answer.get().statusCode());
            }
            assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        }
        assertThat(numbersUsed()).isEqualTo(before + 1);
        kaveri.checkBooks();
    }

    @Test
    void aChangeThatBreaksOffLeavesNothing() throws Exception {
        long before = numbersUsed();
        kaveri.define("create trigger breaks before insert on receipt_reissue"
                + " for each statement execute function refuse_change()");
        try {
            cancel(receipt, REASON, true).then().statusCode(500);
        } finally {
            kaveri.define("drop trigger breaks on receipt_reissue");
        }

        look(receipt).then().body("standing.state", equalTo("valid"));
        assertThat(numbersUsed()).isEqualTo(before);
        kaveri.checkBooks();
        cancel(receipt, REASON, true).then().statusCode(201);
    }

    @Test
    void anotherLendersReceiptDoesNotExist() {
        Response others =
                given().auth().oauth2(People.token(People.OTHER_MAKER)).get("/api/v1/receipts/" + receipt);
        // The other lender may have a receipt of the same number, of a loan of its own
        assertThat(others.statusCode()).isIn(200, 404);
        assertThat(others.asString())
                .doesNotContain(look(receipt).path("loanAccount").toString());
        UploadHttpIT.problem(cancel("ZZZ/26/00000001", REASON, true), 404, "not-found");
        UploadHttpIT.problem(reissue("ZZZ/26/00000001"), 404, "not-found");
        UploadHttpIT.problem(cancel("no-number", REASON, true), 404, "not-found");
    }

    @Test
    void aNumberMayHaveItsStrokesEscaped() {
        look(receipt.replace("/", "%2F")).then().statusCode(200).body("number", equalTo(receipt));
    }

    @Test
    void aReasonIsASentence() {
        for (String reason : List.of("", "why", " leading", "a\\nb of it", "x".repeat(301))) {
            UploadHttpIT.problem(cancel(receipt, reason, true), 400, "invalid");
        }
        look(receipt).then().body("standing.state", equalTo("valid"));
    }

    private long numbersUsed() {
        return kaveri.number("select sum(last_number) from receipt_series");
    }

    private static Response cancel(String number, String reason, boolean reissue) {
        return given().auth()
                .oauth2(People.token(People.CHECKER))
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"" + reason + "\",\"reissue\":" + reissue + "}")
                .post("/api/v1/receipts/" + number + "/cancellation");
    }

    private static Response reissue(String number) {
        return given().auth()
                .oauth2(People.token(People.CHECKER))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/receipts/" + number + "/reissue");
    }

    private static Response look(String number) {
        return given().auth()
                .oauth2(People.token(People.CHECKER))
                .urlEncodingEnabled(false)
                .get("/api/v1/receipts/" + number);
    }

    private static long seed() {
        return System.nanoTime();
    }
}
