package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent at a door, with a phone and a bad line: whatever is tapped, it is one payment. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AgentIT {
    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876554321");
    }

    @Test
    void anAgentFindsALoanCollectsAndHasTheReceipt() {
        for (Screen screen : Screen.ALL) {
            try (Browser browser = Browser.of(People.AGENT, screen)) {
                browser.goTo("/console/collect");
                browser.page().locator("#loan").fill(loan);
                browser.page().keyboard().press("Enter");
                // Unlike a click, a key is not waited for until the page that it leads to is there
                assertThat(browser.page().locator("a.tile")).isVisible();
                look(browser, "collect-found");
                browser.page().locator("a.tile").click();
                look(browser, "collect-take");
                // The same cash once more would be held as a possible duplicate
                confirm(browser.page(), "50" + Screen.ALL.indexOf(screen));
                look(browser, "collect-confirm");
                browser.page().locator("form[data-pay] button").click();
                browser.page().waitForURL("**/console/collect/done/**");
                look(browser, "collect-done");
            }
        }
        assertPayments(Screen.ALL.size());
    }

    @Test
    void aDoubleTapAReloadAndGoingBackAreOnePayment() {
        try (Browser browser = Browser.of(People.AGENT, Screen.PHONE)) {
            Page page = browser.page();
            browser.goTo("/console/collect/" + loan);
            confirm(page, "1,250.50");
            String asked = page.url();
            page.reload();
            assertThat(page.url()).isEqualTo(asked);

            page.locator("form[data-pay] button").dblclick();
            page.waitForURL("**/console/collect/done/**");
            String receipt = page.locator("h1").textContent();

            browser.goTo(asked.substring(Browser.address().length()));
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/done/**");
            assertThat(page.locator("h1")).hasText(receipt);
            browser.assertNoFaults();
        }
        assertPayments(1);
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        try (Browser browser = Browser.of(People.AGENT, Screen.PHONE)) {
            browser.allow("ERR_FAILED|net::ERR");
            Page page = browser.page();
            AtomicInteger lost = new AtomicInteger();
            page.route("**/payments", route -> loseTheFirst(route, lost));
            browser.goTo("/console/collect/" + loan);
            confirm(page, "75");

            page.locator("form[data-pay] button").click();
            assertThat(page.locator("[data-no-answer]")).isVisible();
            browser.picture("collect-no-answer");
            assertPayments(1);
            page.locator("form[data-pay] button").click();

            page.waitForURL("**/console/collect/done/**");
        }
        assertPayments(1);
    }

    @Test
    void whatWasRefusedIsToldInANewFormInWhichItCanBeMended() {
        try (Browser browser = Browser.of(People.AGENT, Screen.PHONE)) {
            Page page = browser.page();
            String receipt = collect(browser, "500");

            browser.goTo("/console/collect/" + loan);
            String refused = key(page);
            confirm(page, "500");
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/" + loan + "?before=**");

            assertThat(page.locator(".problem")).containsText(receipt);
            assertThat(page.locator(".problem")).containsText("say why below, and go on");
            assertThat(page.locator("#amount")).hasValue("500");
            assertThat(key(page)).isNotEqualTo(refused);
            look(browser, "collect-refused");
            assertPayments(1);

            page.locator("#other").fill("came again in the evening");
            page.locator("form[data-collect] button.primary").click();
            page.waitForURL("**/confirm?**");
            assertThat(page.locator("dl.facts")).containsText("came again in the evening");
            look(browser, "collect-other-money");
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/done/**");
            browser.assertNoFaults();
        }
        assertPayments(2);
    }

    @Test
    void aFormThatWasPostedAndThenChangedNamesItsReceiptAndPostsNothing() {
        try (Browser browser = Browser.of(People.AGENT, Screen.PHONE)) {
            Page page = browser.page();
            browser.goTo("/console/collect/" + loan);
            confirm(page, "75");
            String change = page.locator("a.button.grow").getAttribute("href");
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/done/**");
            String receipt = page.locator("h1").textContent();

            // As after an answer that was lost: the form is changed under its key
            browser.goTo(change);
            confirm(page, "80");
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/" + loan + "?before=**");

            assertThat(page.locator("main .note.warn")).containsText(receipt);
            assertThat(page.locator("#amount")).hasValue("80");
            look(browser, "collect-posted-before");
        }
        assertPayments(1);
    }

    @Test
    void aFormThatWasRefusedAndThenChangedIsNotToldWhatWasWrongBefore() {
        try (Browser browser = Browser.of(People.AGENT, Screen.PHONE)) {
            Page page = browser.page();
            String receipt = collect(browser, "500");
            browser.goTo("/console/collect/" + loan);
            String refused = key(page);
            confirm(page, "500");
            String change = page.locator("a.button.grow").getAttribute("href");
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/" + loan + "?before=**");

            browser.goTo(change);
            confirm(page, "80");
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/" + loan + "?before=**");

            assertThat(page.locator("main .note.warn")).containsText("was sent before with other values");
            assertThat(page.locator("main")).not().containsText(receipt);
            assertThat(page.locator("main .problem")).hasCount(0);
            assertThat(page.locator("#amount")).hasValue("80");
            assertThat(key(page)).isNotEqualTo(refused);
            look(browser, "collect-sent-before");
            assertPayments(1);

            page.locator("form[data-collect] button.primary").click();
            page.waitForURL("**/confirm?**");
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/done/**");
            browser.assertNoFaults();
        }
        assertPayments(2);
    }

    private String collect(Browser browser, String amount) {
        Page page = browser.page();
        browser.goTo("/console/collect/" + loan);
        confirm(page, amount);
        page.locator("form[data-pay] button").click();
        page.waitForURL("**/console/collect/done/**");
        return page.locator("h1").textContent();
    }

    private static String key(Page page) {
        return page.locator("form[data-collect] input[name=key]").inputValue();
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsPosted() {
        try (Browser browser = Browser.of(People.AGENT, Screen.PHONE)) {
            Page page = browser.page();
            browser.goTo("/console/collect/" + loan);
            confirm(page, "five hundred");

            assertThat(page.locator(".problem")).isVisible();
            assertThat(page.locator("#amount")).hasValue("five hundred");
            assertThat(page.locator("#amount")).hasAttribute("aria-invalid", "true");
            browser.picture("collect-wrong");
            Axe.assertAccessible(browser);
            browser.assertNoFaults();
        }
        assertPayments(0);
    }

    @Test
    void anAgentSeesNothingOfTheOffice() {
        try (Browser browser = Browser.of(People.AGENT, Screen.PHONE)) {
            browser.goTo("/console/loans/" + loan);
            assertThat(browser.page().locator(".places a").allTextContents()).containsExactly("Collect");
            assertThat(browser.goTo("/console/messages").status()).isEqualTo(403);
            assertThat(browser.goTo("/console/uploads").status()).isIn(403, 404);
        }
    }

    /** The server posts it, and the answer never arrives. */
    private static void loseTheFirst(Route route, AtomicInteger lost) {
        if (lost.getAndIncrement() == 0) {
            var _ = route.fetch();
            route.abort();
        } else {
            route.resume();
        }
    }

    private static void confirm(Page page, String amount) {
        page.locator("#amount").fill(amount);
        page.locator("form[data-collect] button.primary").click();
        page.waitForLoadState();
    }

    private static void look(Browser browser, String name) {
        ScreensIT.look(browser, name);
    }

    private void assertPayments(int count) {
        Sheets.as(People.AGENT)
                .get("/api/v1/loans/" + loan)
                .then()
                .statusCode(200)
                .body("version", equalTo(count));
    }
}
