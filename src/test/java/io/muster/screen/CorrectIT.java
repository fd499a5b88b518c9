package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
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
    void aLargeBlockIsPastedWhole() {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            rows.add(List.of(loan, "wrong", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao"));
        }
        String id = Sheets.collect(People.MAKER, rows);
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.page()
                    .context()
                    .grantPermissions(
                            List.of("clipboard-read", "clipboard-write"),
                            new BrowserContext.GrantPermissionsOptions().setOrigin(Browser.address()));
            Page page = browser.page();
            browser.goTo("/console/uploads/" + id + "/correct");
            var _ = page.evaluate(
                    "() => navigator.clipboard.writeText(Array.from({length: 100},"
                            + " (_, row) => `${row + 1}.00\\tUPI\\tREF${100000000000 + row}\\t${'आशा '.repeat(20)}`).join('\\n'))");
            page.locator("#c2-1").click();

            page.keyboard().press("ControlOrMeta+V");

            assertThat(page.locator("#bar")).not().containsText("Nothing edited yet");
            browser.goTo("/console/uploads/" + id + "/correct/edits");
            browser.goTo("/console/uploads/" + id + "/correct");
            assertThat(page.locator("#c2-1 .text")).hasText("1.00");
            assertThat(page.locator("#c101-1 .text")).hasText("100.00");
            assertThat(page.locator("#c101-4 .text")).hasText("आशा ".repeat(20).strip());
            browser.assertNoFaults();
        }
    }

    @Test
    void aMakerMendsRowsByKeyboardAloneAndSendsThem() {
        String id = badUpload();
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            browser.goTo("/console/uploads/" + id + "/correct");
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
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL(address -> address.contains("/console/uploads/") && !address.contains(id));
            browser.goTo("/console/uploads/" + id + "/correct/edits");
            assertThat(page.locator("table.list tbody tr")).hasCount(3);
            browser.assertNoFaults();
        }
    }

    @Test
    void whatIsTypedBeforeAnAnswerComesIsAllSaved() {
        String id = badUpload();
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            List<Route> waiting = held(page);
            browser.goTo("/console/uploads/" + id + "/correct");
            page.locator("#c2-1").focus();

            for (String amount : List.of("1234.50", "600.00", "800.00")) {
                page.keyboard().type(amount);
                page.keyboard().press("Enter");
            }
            page.keyboard().press("Control+z");
            page.keyboard().press("Control+Enter");
            answer(page, waiting, 1);
            assertThat(page.locator("dialog#send")).isHidden();
            answer(page, waiting, 2);
            answer(page, waiting, 3);
            answer(page, waiting, 4);

            assertThat(page.locator("dialog#send")).isVisible();
            assertThat(page.locator("dialog#send")).containsText("Send 1 mended row");
            assertThat(page.locator("#bar")).containsText("1 edited and still wrong");
            browser.goTo("/console/uploads/" + id + "/correct");
            assertThat(page.locator("#c2-1 .text")).hasText("1234.50");
            assertThat(page.locator("#c3-1 .text")).hasText("600.00");
            assertThat(page.locator("#c4-1 .text")).hasText("700.00");
            browser.assertNoFaults();
        }
    }

    @Test
    void anAnswerDoesNotTakeWhatIsBeingTypedInItsRow() {
        String id = badUpload();
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            List<Route> waiting = held(page);
            browser.goTo("/console/uploads/" + id + "/correct");
            page.locator("#c2-2").focus();
            page.keyboard().type("IMPS");
            page.keyboard().press("Enter");
            page.locator("#c2-1").focus();
            page.keyboard().type("15");

            answer(page, waiting, 1);
            assertThat(page.locator("#bar")).containsText("edited and still wrong");
            page.keyboard().type("000");
            page.keyboard().press("Enter");
            answer(page, waiting, 2);

            assertThat(page.locator("#r2 .state")).containsText(WOULD_POST);
            assertThat(page.locator("#c2-1 .text")).hasText("15000");
            assertThat(page.locator("#c2-2 .text")).hasText("IMPS");
            browser.goTo("/console/uploads/" + id + "/correct/edits");
            assertThat(page.locator("table.list tbody tr")).hasCount(2);
            browser.goTo("/console/uploads/" + id + "/correct");
            assertThat(page.locator("#c2-1 .text")).hasText("15000");
            browser.assertNoFaults();
        }
    }

    @Test
    void whatCouldNotBeSavedDoesNotStandThereAsIfItWere() {
        String id = badUpload();
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            browser.allow("ERR_FAILED|htmx:(afterRequest|sendError)");
            List<Route> waiting = held(page);
            browser.goTo("/console/uploads/" + id + "/correct");
            page.locator("#c2-1").focus();
            page.keyboard().type("1234.50");
            page.keyboard().press("Enter");
            page.keyboard().type("600.00");
            page.keyboard().press("Enter");
            page.keyboard().type("80");
            page.waitForCondition(() -> waiting.size() == 1);

            waiting.getFirst().abort();

            assertThat(page.locator("#problem")).containsText("What was not saved");
            assertThat(page.locator("#c2-1 .text")).hasText("1,23,4567");
            assertThat(page.locator("#c3-1 .text")).hasText("500.00");
            assertThat(page.locator(".saving")).hasCount(0);
            assertThat(page.locator("#c4-1 input")).hasValue("80");
            assertThat(waiting).hasSize(1);
            browser.assertNoFaults();
        }
    }

    /** Holds back what is written, in the order in which the page asks for it. */
    private static List<Route> held(Page page) {
        List<Route> waiting = new ArrayList<>();
        page.route(Pattern.compile("/correct/(cells|undo)$"), waiting::add);
        return waiting;
    }

    /** Lets the so-many-th be answered once it was asked, when none behind it was asked already. */
    private static void answer(Page page, List<Route> waiting, int number) {
        page.waitForCondition(() -> waiting.size() >= number);
        assertThat(waiting).hasSize(number);
        waiting.getLast().resume();
    }

    @Test
    void aBlockIsPastedAndATextReplacedInAColumn() {
        String id = badUpload();
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.page()
                    .context()
                    .grantPermissions(
                            List.of("clipboard-read", "clipboard-write"),
                            new BrowserContext.GrantPermissionsOptions().setOrigin(Browser.address()));
            Page page = browser.page();
            browser.goTo("/console/uploads/" + id + "/correct");
            var _ = page.evaluate("() => navigator.clipboard.writeText('10.00\\tUPI\\n20.00\\tUPI')");
            page.locator("#c2-1").click();

            page.keyboard().press("ControlOrMeta+V");
            assertThat(page.locator("#c2-1")).containsText("10.00");
            assertThat(page.locator("#c3-2")).containsText("UPI");
            assertThat(page.locator("#c3-1")).containsText("20.00");
            assertThat(page.locator("#r2 .state")).containsText(WOULD_POST);

            page.locator("[data-dialog=replace]").click();
            var _ = page.locator("#replace-col").selectOption("2");
            page.locator("#replace-find").fill("upi");
            page.locator("#replace-by").fill("IMPS");
            page.locator("dialog#replace button[hx-post$='/look']").click();
            assertThat(page.locator("#replace-look")).containsText("Change 3 cells");
            browser.picture("correct-replace");
            page.locator("#replace-look button").click();
            assertThat(page.locator("#c2-2")).containsText("IMPS");
            assertThat(page.locator("#c3-2")).containsText("IMPS");
            browser.assertNoFaults();
        }
    }

    @Test
    void aNearLoanIsChosenFromWhatIsOffered() {
        String id = badUpload();
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
        String id = badUpload();
        try (Browser browser = Browser.of(People.CHECKER)) {
            Page page = browser.page();
            Response answer = browser.goTo("/console/uploads/" + id + "/correct");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(page.locator("#c2-5")).containsText("XXXXXX3210");
            assertThat(page.locator("#bar")).hasCount(0);
            assertThat(page.locator("table.grid button")).hasCount(0);
            page.locator("#c2-1").dblclick();
            assertThat(page.locator("table.grid input")).hasCount(0);
            browser.assertNoFaults();
        }
    }

    @ParameterizedTest
    @FieldSource("io.muster.screen.Screen#ALL")
    void thePagesAreFitForAll(Screen screen) {
        String id = badUpload();
        try (Browser browser = Browser.of(People.MAKER, screen)) {
            Page page = browser.page();
            for (String tab : List.of("rejected", "refused")) {
                browser.goTo("/console/uploads/" + id + "/correct?tab=" + tab);
                browser.picture("correct-" + tab);
                Axe.assertAccessible(browser);
                browser.assertNoSidewaysScroll();
            }
            browser.goTo("/console/uploads/" + id + "/correct");
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

    /** An amount grouped wrongly, a mode that is none, a reference that is too short, and a loan that is one slip away. */
    private String badUpload() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(loan, "1,23,4567", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao 98765 43210"));
        rows.add(List.of(loan, "500.00", "NEFTT", "SBIN0012345678", Sheets.today(), "Asha Rao"));
        rows.add(List.of(loan, "700.00", "UPI", "41234567890", Sheets.today(), "Asha Rao"));
        rows.add(List.of(loan + "0", "900.00", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao"));
        return Sheets.collect(People.MAKER, rows);
    }
}
