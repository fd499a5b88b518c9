package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.muster.db.TenantDatabases;
import io.muster.local.LocalStackResource;
import io.muster.tenant.TenantId;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Where is this UTR?" and what follows it: the road, the loan, the receipt, a message, a phone for a reason. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FindScreenIT {
    private static final String PHONE = "9876512345";

    @Inject
    TenantDatabases databases;

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
            var paper = page.request()
                    .get(page.locator("a[href$='.pdf']")
                            .evaluate("link => link.href")
                            .toString());
            assertThat(paper.status()).isEqualTo(200);
            assertThat(new String(paper.body(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
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

            assertThat(page.locator("main .note.warn")).containsText("This receipt counts no more.");
            assertThat(page.locator("main .note.warn a")).hasAttribute("href", Pattern.compile("/console/receipts/.+"));
            browser.assertNoFaults();
        }
    }

    @Test
    void aRefusedFormKeepsItsDialogOpenWithTheProblemInItAndWhatWasTyped() {
        String number = Sheets.as(People.CHECKER)
                .queryParam("q", reference)
                .get("/api/v1/find")
                .then()
                .extract()
                .path("payments[0].receipt");
        try (Browser browser = Browser.of(People.CHECKER)) {
            browser.goTo("/console/receipts/" + number);
            var page = browser.page();
            page.locator("[data-dialog=cancel]").click();
            page.locator("#reason").fill("printed on the wrong paper ");
            Sheets.as(People.CHECKER)
                    .contentType("application/json")
                    .body(Map.of("reason", "the borrower lost it"))
                    .post("/api/v1/receipts/" + number + "/cancellation")
                    .then()
                    .statusCode(201);

            browser.allow("status of 4");
            page.locator("#cancel button.danger").click();

            var problem = page.locator("#cancel[open] [data-problem]");
            assertThat(problem).containsText("cancelled");
            assertThat(problem).isFocused();
            assertThat(page.locator("#reason")).hasValue("printed on the wrong paper ");
            assertThat(page.locator("#problem")).isEmpty();
            ScreensIT.look(browser, "dialog-refused");
            browser.assertNoFaults();
        }
    }

    @Test
    void aFormWhoseAnswerIsLostSaysSoInItsDialog() {
        try (Browser browser = Browser.of(People.CHECKER)) {
            browser.goTo("/console/loans/" + loan);
            var page = browser.page();
            page.route("**/reveals", Route::abort);
            page.locator("[data-dialog=show-phone]").click();
            page.locator("#why-phone").fill("asked to be called back");
            page.locator("#show-phone button.primary").click();

            assertThat(page.locator("#show-phone[open] [data-problem]")).containsText("did not answer");
            assertThat(page.locator("#why-phone")).hasValue("asked to be called back");

            page.unroute("**/reveals");
            page.locator("#why-phone").fill("asked to be called back \u00a0");
            page.locator("#show-phone button.primary").click();
            assertThat(page.locator("#phone")).containsText(PHONE);
            assertThat(page.locator("#show-phone")).not().isVisible();
        }
    }

    @Test
    void anAuditorSeesWhoSawWhatAndNobodyElseDoes() {
        Sheets.as(People.CHECKER)
                .contentType("application/json")
                .body(Map.of("fields", List.of("phone"), "reason", "asked to be called back"))
                .post("/api/v1/loans/" + loan + "/reveals")
                .then()
                .statusCode(200);
        try (Browser browser = Browser.of(People.CHECKER)) {
            browser.goTo("/console/loans/" + loan);
            assertThat(browser.page().locator(".places a[href='/console/reveals']"))
                    .hasCount(0);
        }
        try (Browser browser = Browser.of(People.AUDITOR)) {
            browser.goTo("/console");
            var page = browser.page();
            page.locator(".places a[href='/console/reveals']").click();
            page.locator("#loan").fill(loan);
            page.locator("form.filter button").click();

            assertThat(page.locator("main tbody tr")).hasCount(1);
            assertThat(page.locator("main tbody tr")).containsText("asked to be called back");
            assertThat(page.locator("main tbody tr")).containsText(People.CHECKER);
            browser.assertNoFaults();
        }
        for (Screen screen : Screen.ALL) {
            try (Browser browser = Browser.of(People.AUDITOR, screen)) {
                browser.goTo("/console/reveals?loan=" + loan);
                ScreensIT.look(browser, "reveals");
            }
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
                "find-loans", "/console/find?q=Asha",
                "whereabouts", "/console/find/payments/" + key,
                "loan", "/console/loans/" + loan,
                "receipt", "/console/receipts/" + receipt);
        for (Screen screen : Screen.ALL) {
            try (Browser browser = Browser.of(People.CHECKER, screen)) {
                pages.forEach((name, address) -> look(browser, name, address));
            }
        }
    }

    @Test
    void aCheckerSendsARefusedMessageAgain() {
        UUID message = UUID.randomUUID();
        query("""
                insert into message (id, kind, channel, loan_id, recipient, language, template, template_version, body,
                  state, reason_code, reason, due_at, settled_at)
                select $1, 'payment-received', 'sms', l.id, l.phone, 'en', 'payment-received', 1,
                  'Dear Asha, we received Rs 25,000.00.', 'refused', 'not-registered',
                  'The operator would drop it: its text is not registered.', now(), now()
                from loan_account l
                where l.number = $2
                """, Tuple.of(message, loan));
        for (Screen screen : Screen.ALL) {
            try (Browser browser = Browser.of(People.CHECKER, screen)) {
                look(browser, "messages-of-loan", "/console/messages?state=&kind=&loan=" + loan);
                browser.page().locator("td.first a").click();
                look(browser, "message", "/console/messages/" + message);
            }
        }
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.goTo("/console/messages/" + message);
            assertThat(browser.page().locator("[data-dialog=again]").count()).isZero();
            assertThat(browser.page().content()).doesNotContain(PHONE);
        }
        try (Browser browser = Browser.of(People.CHECKER)) {
            browser.goTo("/console/messages/" + message);
            browser.page().locator("[data-dialog=again]").click();
            browser.page().locator("#again button.primary").click();

            assertThat(browser.page().locator("#outcome .note")).isVisible();
            browser.assertNoFaults();
        }
        query("delete from message where id = $1", Tuple.of(message));
    }

    private void query(String sql, Tuple values) {
        var _ = databases
                .pool(new TenantId("kaveri"))
                .flatMap(pool -> pool.preparedQuery(sql).execute(values))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static void look(Browser browser, String name, String address) {
        assertThat(browser.goTo(address).status()).as(address).isEqualTo(200);
        ScreensIT.look(browser, name);
    }
}
