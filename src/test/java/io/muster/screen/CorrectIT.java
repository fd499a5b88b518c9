package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
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
