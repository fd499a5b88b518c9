package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Rows that did not pass, mended in the browser by mouse and by keyboard, and sent. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CorrectIT {
    private static final Pattern WOULD_POST = Pattern.compile("Would post");

    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210");
    }

    @Test
    void aMakerMendsRowsByKeyboardAloneAndSendsThem() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, id);
            page.locator("#c2-1").focus();

            page.keyboard().press("F2");
            page.keyboard().press("ControlOrMeta+A");
            page.keyboard().type("1234.50");
            page.keyboard().press("Tab");
            assertThat(page.locator("#r2 .state")).containsText(WOULD_POST);
            assertThat(page.locator("#c3-2")).isFocused();

            page.keyboard().press("Alt+ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator("#r3 .state")).containsText(WOULD_POST);
            assertThat(page.locator("#c3-2")).containsText("NEFT");
            assertThat(page.locator("#bar")).containsText("2 rows are mended");

            page.locator("#c2-1").focus();
            page.keyboard().press("Control+z");
            assertThat(page.locator("#r3 .state")).containsText("Rejected");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("dialog#send")).isVisible();
            assertThat(page.locator("dialog#send")).containsText("Send 1 mended row");
            new Hands(page).use("#send-now");
            page.waitForURL(address -> address.contains("/console/uploads/") && !address.contains(id));
            browser.goTo("/console/uploads/" + id + "/correct/edits");
            assertThat(page.locator("table.list tbody tr")).hasCount(3);
            browser.assertNoFaults();
        }
    }

    @Test
    void aButtonThatCanBeSeenCanBePressed() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, id);
            page.evaluate("""
                    () => document.addEventListener(
                      'htmx:afterRequest', () => document.getElementById('send-now').click(), { once: true })""");

            GridPage.write(page, "#c2-1", "1234.50");

            page.waitForURL(address -> address.contains("/console/uploads/") && !address.contains(id));
            browser.assertNoFaults();
        }
    }

    @Test
    void whatIsTypedBeforeAnAnswerComesIsAllSaved() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            List<Route> waiting = GridPage.held(page);
            GridPage.open(browser, id);
            page.locator("#c2-1").focus();

            for (String amount : List.of("1234.50", "600.00", "800.00")) {
                page.keyboard().type(amount);
                page.keyboard().press("Enter");
            }
            page.keyboard().press("Control+z");
            page.keyboard().press("Control+Enter");
            GridPage.answer(page, waiting, 1);
            assertThat(page.locator("dialog#send")).isHidden();
            GridPage.answer(page, waiting, 2);
            GridPage.answer(page, waiting, 3);
            GridPage.answer(page, waiting, 4);

            assertThat(page.locator("dialog#send")).isVisible();
            assertThat(page.locator("dialog#send")).containsText("Send 1 mended row");
            assertThat(page.locator("#bar")).containsText("1 edited and still wrong");
            GridPage.open(browser, id);
            assertThat(page.locator("#c2-1 .text")).hasText("1234.50");
            assertThat(page.locator("#c3-1 .text")).hasText("600.00");
            assertThat(page.locator("#c4-1 .text")).hasText("700.00");
            browser.assertNoFaults();
        }
    }

    @Test
    void anAnswerDoesNotTakeWhatIsBeingTypedInItsRow() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            List<Route> waiting = GridPage.held(page);
            GridPage.open(browser, id);
            GridPage.write(page, "#c2-2", "IMPS");
            GridPage.type(page, "#c2-1", "15");

            GridPage.answer(page, waiting, 1);
            assertThat(page.locator("#bar")).containsText("edited and still wrong");
            page.keyboard().type("000");
            page.keyboard().press("Enter");
            GridPage.answer(page, waiting, 2);

            assertThat(page.locator("#r2 .state")).containsText(WOULD_POST);
            assertThat(page.locator("#c2-1 .text")).hasText("15000");
            assertThat(page.locator("#c2-2 .text")).hasText("IMPS");
            browser.goTo("/console/uploads/" + id + "/correct/edits");
            assertThat(page.locator("table.list tbody tr")).hasCount(2);
            GridPage.open(browser, id);
            assertThat(page.locator("#c2-1 .text")).hasText("15000");
            browser.assertNoFaults();
        }
    }

    @Test
    void whatCouldNotBeSavedDoesNotStandThereAsIfItWere() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            browser.allow("ERR_FAILED|htmx:(afterRequest|sendError)");
            List<Route> waiting = GridPage.held(page);
            GridPage.open(browser, id);
            GridPage.write(page, "#c2-1", "1234.50");
            page.keyboard().type("600.00");
            page.keyboard().press("Enter");
            page.keyboard().type("80");
            page.waitForCondition(() -> waiting.size() == 1);

            waiting.getFirst().abort();

            assertThat(page.locator("#problem")).containsText("What was not saved");
            assertThat(page.locator("#c2-1 .text")).hasText("1,23,4567");
            assertThat(page.locator("#c3-1 .text")).hasText("500.00");
            assertThat(page.locator(".saving")).hasCount(0);
            // Who types goes on typing
            assertThat(page.locator("#c4-1 input")).hasValue("80");
            assertThat(waiting).hasSize(1);
            browser.assertNoFaults();
        }
    }

    @Test
    void whatGoesIsWhatTheButtonSays() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.allow("409");
            Page page = GridPage.open(browser, id);
            GridPage.write(page, "#c2-1", "1234.50");
            assertThat(page.locator("#bar")).containsText("₹1,234.50");
            GridPage.editElsewhere(id, 2, 1, "12345.00");

            page.locator("#send-open").click();
            page.locator("#send-now").click();

            assertThat(page.locator("#send[open] [data-problem]")).containsText("nothing was done");
            // Who closes it sees what is there now
            page.locator("#send [data-close]").first().click();
            assertThat(page.locator("#bar")).containsText("₹12,345.00");
            assertThat(page.locator("#send-open")).hasText("Send 1 mended row");
            browser.assertNoFaults();
        }
    }

    @Test
    void aRowThatIsAskedForIsTheOneInHand() {
        List<List<String>> rows = new ArrayList<>(
                Collections.nCopies(140, GridPage.row(loan, "wrong", "UPI", "412345678901", "Asha Rao")));
        rows.add(GridPage.row("NOBODY" + loan, "900.00", "UPI", Sheets.reference(), "Asha Rao"));
        String address = "/console/uploads/" + Sheets.collect(People.MAKER, rows) + "/correct?row=";
        try (Browser browser = Browser.of(People.MAKER);
                Browser checker = Browser.of(People.CHECKER)) {
            Page page = browser.page();
            browser.goTo(address + 135);
            assertThat(page.locator("#c135-1")).isFocused();
            assertThat(page.locator("nav.tabs a[aria-current]")).containsText("Rejected");
            page.locator("nav.pager a").first().click();
            assertThat(page.locator("#c2-1")).isVisible();

            browser.goTo(address + 142);
            assertThat(page.locator("#r142")).isVisible();
            assertThat(page.locator("#r142 td:focus")).hasCount(1);
            assertThat(page.locator("nav.tabs a[aria-current]")).containsText("Refused");

            checker.goTo(address + 135);
            assertThat(checker.page().locator("#r135")).isFocused();
            browser.assertNoFaults();
            checker.assertNoFaults();
        }
    }

    @Test
    void aNearLoanIsChosenFromWhatIsOffered() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            browser.goTo("/console/uploads/" + id + "/correct?tab=refused");
            page.locator("#r5 .advice button[hx-get]").click();
            Locator near = page.locator("#near-5 button").first();
            assertThat(near).containsText(loan);
            browser.picture("correct-near");

            near.click();

            assertThat(page.locator("#r5 .state")).containsText(WOULD_POST);
            browser.assertNoFaults();
        }
    }

    @Test
    void aCheckerLooksAndEditsNothing() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.CHECKER)) {
            Page page = browser.page();
            Response answer = browser.goTo("/console/uploads/" + id + "/correct");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(page.locator("#c2-5")).containsText("XXXXXX3210");
            assertThat(page.locator("#bar")).hasCount(0);
            assertThat(page.locator("a[href$='rejections.xlsx']")).hasCount(0);
            assertThat(page.locator("table.grid button")).hasCount(0);
            page.locator("#c2-1").dblclick();
            assertThat(page.locator("table.grid input")).hasCount(0);
            browser.assertNoFaults();
        }
    }

    private static void assertRoomForThumbs(Page page, Screen screen) {
        double heightMin = screen.width() > 600 ? 24 : 32;
        for (Locator link : page.locator("nav.codes a").all()) {
            assertThat(link.boundingBox().height).isGreaterThanOrEqualTo(heightMin);
        }
    }

    @ParameterizedTest
    @FieldSource("io.muster.screen.Screen#ALL")
    void thePagesAreFitForAll(Screen screen) {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER, screen)) {
            Page page = browser.page();
            for (String tab : List.of("rejected", "refused")) {
                browser.goTo("/console/uploads/" + id + "/correct?tab=" + tab);
                browser.picture("correct-" + tab);
                Axe.assertAccessible(browser);
                browser.assertNoSidewaysScroll();
                assertRoomForThumbs(page, screen);
            }
            GridPage.open(browser, id);
            if (screen.width() > 600) {
                page.locator("#c2-1").dblclick();
            } else {
                page.locator("#c2-1").click();
            }
            page.locator("#c2-1 input").fill("1234.50");
            page.locator("#c2-1 input").press("Enter");
            assertThat(page.locator("#bar")).containsText("1 row is mended");
            assertThat(page.locator("#r2 .state")).isVisible();
            browser.picture("correct-edited");
            Axe.assertAccessible(browser);
            browser.assertNoSidewaysScroll();
            page.locator("#send-open").click();
            browser.picture("correct-send");
            Axe.assertAccessible(browser);
            browser.goTo("/console/uploads/" + id + "/correct/edits");
            browser.picture("correct-edits");
            Axe.assertAccessible(browser);
            browser.assertNoSidewaysScroll();
            browser.assertNoFaults();
        }
    }
}
