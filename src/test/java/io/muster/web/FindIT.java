package io.muster.web;

import static io.muster.web.Sheets.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.muster.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody has in hand leads to the money; nothing of another lender does. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FindIT {
    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Raoji", "9876543210");
    }

    @Test
    void aReferenceLeadsToThePaymentHoweverItIsTyped() {
        String reference = Sheets.reference();
        String upload = Sheets.collect(
                People.MAKER, List.of(List.of(loan, "1,234.56", "UPI", reference, Sheets.today(), "Asha Raoji")));

        String typed = reference.substring(0, 4) + "-" + reference.substring(4, 8) + " " + reference.substring(8);
        String key = find(People.MAKER, typed)
                .body("payments", hasSize(1))
                .body("payments[0].loanAccount", equalTo(loan))
                .body("payments[0].amount.rupees", equalTo("1,234.56"))
                .body("payments[0].upload", equalTo(upload))
                .body("payments[0].row", equalTo(2))
                .body("rows", empty())
                .extract()
                .path("payments[0].key");
        find(People.OTHER_MAKER, reference).body("payments", empty());

        as(People.OTHER_MAKER)
                .get("/api/v1/payments/" + key + "/whereabouts")
                .then()
                .statusCode(404);
        String receipt = whereabouts(key)
                .body("file.upload", equalTo(upload))
                .body("row.verdict", equalTo("posted"))
                .body("payment.reference", equalTo(reference))
                .body("receipts", hasSize(1))
                .body("receipts[0].standing.state", equalTo("valid"))
                .body("event.id", equalTo(key))
                .body("held", nullValue())
                .extract()
                .path("receipts[0].number");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> whereabouts(key).extract().<Boolean>path("event.passedOn"));
        find(People.AUDITOR, receipt.toLowerCase(java.util.Locale.ROOT)).body("payments[0].key", equalTo(key));
        find(People.AUDITOR, key).body("payments[0].receipt", equalTo(receipt));
    }

    @Test
    void aReceiptThatWasIssuedAnewLeadsToItsPaymentToo() {
        String reference = Sheets.reference();
        Sheets.collect(People.MAKER, List.of(List.of(loan, "700", "UPI", reference, Sheets.today(), "")));
        String key = find(People.MAKER, reference).extract().path("payments[0].key");
        String first = find(People.MAKER, reference).extract().path("payments[0].receipt");
        as(People.CHECKER)
                .contentType("application/json")
                .body(Map.of("reason", "printed on the wrong paper", "reissue", true))
                .post("/api/v1/receipts/" + first + "/cancellation")
                .then()
                .statusCode(201);

        String second = whereabouts(key)
                .body("receipts", hasSize(2))
                .body("receipts[0].standing.state", equalTo("cancelled"))
                .body("receipts[1].standing.state", equalTo("valid"))
                .extract()
                .path("receipts[1].number");

        find(People.MAKER, second).body("payments[0].key", equalTo(key));
    }

    @Test
    void aReferenceOfARowThatWasNotTakenLeadsToTheRow() {
        String wrong = Sheets.reference();
        String held = Sheets.reference();
        String twice = Sheets.reference();
        String nobody = "NOBODY" + Sheets.reference();
        String upload = Sheets.collect(
                People.MAKER,
                List.of(
                        List.of(loan, "twelve", "UPI", wrong, Sheets.today(), ""),
                        List.of(nobody, "500.00", "UPI", held, Sheets.today(), ""),
                        List.of(loan, "10", "UPI", twice, Sheets.today(), ""),
                        List.of(loan, "10", "UPI", twice, Sheets.today(), "")));

        find(People.CHECKER, wrong)
                .body("payments", empty())
                .body("rows", hasSize(1))
                .body("rows[0].upload", equalTo(upload))
                .body("rows[0].row", equalTo(2))
                .body("rows[0].verdict", equalTo("rejected"))
                .body("rows[0].reason", notNullValue());
        find(People.CHECKER, twice)
                .body("payments", hasSize(1))
                .body("rows[0].row", equalTo(5))
                .body("rows[0].verdict", equalTo("already-posted"));
        String key = find(People.CHECKER, held)
                .body("rows[0].verdict", equalTo("refused"))
                .body("held[0].loanAccount", equalTo(nobody))
                .body("held[0].releasedAt", nullValue())
                .extract()
                .path("held[0].key");
        whereabouts(key)
                .body("row.verdict", equalTo("refused"))
                .body("held.amount.rupees", equalTo("500.00"))
                .body("payment", nullValue())
                .body("event", nullValue());
        find(People.OTHER_MAKER, held).body("rows", empty()).body("held", empty());

        // The row is mended by its Muster key: both the row and the money now lead to the payment
        Sheets.collect(People.MAKER, List.of(List.of(loan, "500.00", "UPI", held, Sheets.today(), "")));
        whereabouts(key).body("held.releasedAt", notNullValue()).body("payment.loanAccount", equalTo(loan));
        as(People.MAKER)
                .get("/api/v1/uploads/" + upload + "/rows/3/whereabouts")
                .then()
                .statusCode(200)
                .body("row.row", equalTo(3))
                .body("payment.loanAccount", equalTo(loan));
        as(People.OTHER_MAKER)
                .get("/api/v1/uploads/" + upload + "/rows/3/whereabouts")
                .then()
                .statusCode(404);
    }

    @Test
    void whoIsNoMakerFindsRowsWithoutTheMobileNumbersThatAreWrittenInThem() {
        String reference = Sheets.reference();
        Sheets.collect(People.MAKER, List.of(List.of(loan, "98765 43210 x", "UPI", reference, Sheets.today(), "")));

        find(People.MAKER, reference).body("rows[0].reason", containsString("98765 43210"));
        for (String reader : List.of(People.CHECKER, People.AUDITOR)) {
            find(reader, reference)
                    .body("rows[0].reason", containsString("XXXXXX3210"))
                    .body("rows[0].reason", not(containsString("98765")));
        }
    }

    @Test
    void aLoanIsFoundByItsBeginningItsEndItsPhoneAndItsName() {
        String beginning = loan.substring(0, loan.length() - 1).toLowerCase(java.util.Locale.ROOT);
        find(People.MAKER, beginning).body("loans.number", hasItem(loan));
        find(People.MAKER, loan.substring(4)).body("loans.number", hasItem(loan));
        find(People.MAKER, loan)
                .body("loans[0].number", equalTo(loan))
                .body("loans[0].phone", equalTo("XXXXXX3210"))
                .body("loans[0].borrower", equalTo("Asha Raoji"));

        String phone = "9" + Sheets.reference().substring(0, 9);
        String name = "Zz" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        String other = Sheets.addLoan(People.MAKER, "Dev " + name, phone);
        find(People.AGENT, "+91 " + phone).body("loans.number", equalTo(List.of(other)));
        find(People.AGENT, name.substring(0, 4).toUpperCase(java.util.Locale.ROOT) + " dev")
                .body("loans.number", hasItem(other));
        find(People.OTHER_MAKER, phone).body("loans", empty());
        find(People.OTHER_MAKER, other).body("loans", empty());
    }

    @Test
    void anAgentFindsLoansAlone() {
        String reference = Sheets.reference();
        Sheets.collect(People.MAKER, List.of(List.of(loan, "77", "UPI", reference, Sheets.today(), "")));

        find(People.AGENT, reference).body("payments", empty()).body("rows", empty());
        find(People.AGENT, loan).body("loans", not(empty()));
    }

    @Test
    void manyAreFoundInPart() {
        find(People.MAKER, "KAV1").body("more", notNullValue());
        String found = find(People.MAKER, "a1%' or 'x'='x").extract().asString();

        assertThat(found).doesNotContain("KAV");
    }

    @Test
    void tooLittleIsNotLookedFor() {
        UploadHttpIT.problem(as(People.MAKER).queryParam("q", "a%").get("/api/v1/find"), 400, "too-short");
        as(People.MAKER).get("/api/v1/find").then().statusCode(400);
        as(People.MAKER)
                .queryParam("q", "1".repeat(101))
                .get("/api/v1/find")
                .then()
                .statusCode(400);
    }

    @Test
    void aLoansPaymentsSayWhyTheyWentWhereTheyWent() {
        Sheets.collect(People.MAKER, List.of(List.of(loan, "1,250.00", "UPI", Sheets.reference(), Sheets.today(), "")));

        as(People.AGENT)
                .get("/api/v1/loans/" + loan + "/payments")
                .then()
                .statusCode(200)
                .body("items[0].reasoning.parts[0].component", equalTo("interest"))
                .body("items[0].reasoning.parts[0].instalment", equalTo(1))
                .body("items[0].reasoning.parts[0].amount.rupees", startsWith("1,200.00"))
                .body("items[0].reasoning.parts[1].component", equalTo("principal"))
                .body("items[0].reasoning.parts[1].amount.rupees", equalTo("50.00"))
                .body("items[0].reasoning.excess.paise", equalTo(0));
    }

    private static ValidatableResponse find(String person, String typed) {
        return as(person).queryParam("q", typed).get("/api/v1/find").then().statusCode(200);
    }

    private static ValidatableResponse whereabouts(String key) {
        return as(People.AUDITOR)
                .get("/api/v1/payments/" + key + "/whereabouts")
                .then()
                .statusCode(200);
    }
}
