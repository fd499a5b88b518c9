package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Where is this UTR?" and what follows it: the road, the loan, the receipt, a message, a phone for a reason. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FindScreenIT {
    private static final String PHONE = "9876512345";

    private String loan = "";
    private String reference = "";

    @BeforeEach
    void postARow() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", PHONE);
        reference = Sheets.reference();
        Sheets.collect(
                People.MAKER,
                List.of(
                        List.of(loan, "25,000.00", "UPI", reference, Sheets.today(), "Asha Rao"),
                        List.of(loan, "twelve", "UPI", Sheets.reference(), Sheets.today(), "")));
    }

    @Test
    void aReferenceIsFollowedToItsReceiptAndItsLoan() {
        try (Browser browser = Browser.of(People.CHECKER)) {
            browser.goTo("/console/find");
            var page = browser.page();
            page.locator("#find").fill(reference);
            page.keyboard().press("Enter");

            assertThat(page.locator(".road")).containsText("Your other systems");
            assertThat(page.locator(".road .verdict.posted").first()).containsText("Posted");
            page.locator(".road a[href^='/console/loans/']").click();

            assertThat(page.locator("h1")).containsText(loan);
            assertThat(page.locator(".why").first()).containsText("interest of instalment 1");
            page.locator(".paid a[href^='/console/receipts/']").first().click();

            assertThat(page.locator("h1")).containsText("Receipt");
            assertThat(page.locator("main")).containsText("Twenty Five Thousand");
            browser.assertNoFaults();
        }
    }

    @Test
    void aPhoneIsShownForAReasonAndTheReasonIsKept() {
        try (Browser browser = Browser.of(People.CHECKER)) {
            browser.goTo("/console/loans/" + loan);
            var page = browser.page();
            assertThat(page.content()).doesNotContain(PHONE).contains("XXXXXX2345");

            page.locator("[data-dialog=show-phone]").click();
            page.locator("#why-phone").fill("asked to be called back");
            page.locator("#show-phone button.primary").click();

            assertThat(page.locator("#phone")).containsText(PHONE);
            Sheets.as(People.AUDITOR)
                    .queryParam("loan", loan)
                    .get("/api/v1/reveals")
                    .then()
                    .body("items[0].reason", org.hamcrest.Matchers.equalTo("asked to be called back"));
            browser.assertNoFaults();
        }
    }

    @Test
    void aCheckerCancelsAReceiptAndHasAnotherIssued() {
        String number = Sheets.as(People.CHECKER)
                .queryParam("q", reference)
                .get("/api/v1/find")
                .then()
                .extract()
                .path("payments[0].receipt");
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.goTo("/console/receipts/" + number);
            assertThat(browser.page().locator("[data-dialog=cancel]").count()).isZero();
        }
        try (Browser browser = Browser.of(People.CHECKER)) {
            browser.goTo("/console/receipts/" + number);
            var page = browser.page();
            page.locator("[data-dialog=cancel]").click();
            page.locator("#reason").fill("printed on the wrong paper");
            page.locator("#cancel button.danger").click();

            assertThat(page.locator(".note.warn")).containsText("This receipt counts no more.");
            assertThat(page.locator(".note.warn a")).hasAttribute("href", Pattern.compile("/console/receipts/.+"));
            browser.assertNoFaults();
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.goTo("/console/find?q=ab");
            assertThat(browser.page().locator("#q-wrong")).containsText("3 letters");
            browser.goTo("/console/find?q=%22%3E%3Cscript%3E12345");
            assertThat(browser.page().locator(".empty")).containsText("Nothing found");
            assertThat(browser.goTo("/console/loans/NONE").status()).isEqualTo(404);
        }
    }

    @Test
    void everyPageIsReadableOnEveryScreen() {
        var found = Sheets.as(People.MAKER)
                .queryParam("q", reference)
                .get("/api/v1/find")
                .then()
                .extract();
        String receipt = found.path("payments[0].receipt");
        String key = found.path("payments[0].key");
        Map<String, String> pages = Map.of(
                "find", "/console/find?q=" + reference,
                "find-empty", "/console/find",
                "find-loans", "/console/find?q=Asha",
                "whereabouts", "/console/find/payments/" + key,
                "loan", "/console/loans/" + loan,
                "receipt", "/console/receipts/" + receipt,
                "messages", "/console/messages");
        for (Screen screen : Screen.ALL) {
            try (Browser browser = Browser.of(People.CHECKER, screen)) {
                pages.forEach((name, address) -> look(browser, name, address));
            }
        }
    }

    @Test
    void aMessageTellsWhatHappenedToIt() {
        String message = Sheets.as(People.CHECKER)
                .queryParam("loan", loan)
                .get("/api/v1/messages")
                .then()
                .extract()
                .path("items[0].id");
        if (message == null) {
            return;
        }
        for (Screen screen : Screen.ALL) {
            try (Browser browser = Browser.of(People.CHECKER, screen)) {
                look(browser, "message", "/console/messages/" + message);
            }
        }
    }

    private static void look(Browser browser, String name, String address) {
        assertThat(browser.goTo(address).status()).as(address).isEqualTo(200);
        browser.picture(name);
        browser.assertNoSidewaysScroll();
        Axe.assertAccessible(browser);
        browser.assertNoFaults();
    }
}
