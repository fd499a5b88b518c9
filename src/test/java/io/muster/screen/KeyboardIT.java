package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.muster.rows.HostileWorkbook;
import io.muster.web.Deciding;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sheet comes into the books, is mended and is found again without a mouse; whoever has only keys sees where they are. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class KeyboardIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String UPLOAD = ".*/console/uploads/[0-9a-f-]{36}";

    @TempDir
    static Path folder;

    private TheRoad kaveri;
    private Deciding people;

    @BeforeEach
    void loadBook() throws Exception {
        kaveri = TheRoad.of("kaveri", folder);
        people = new Deciding(kaveri);
    }

    @AfterEach
    void forgetTheRule() {
        people.rule("{\"never\": true}");
    }

    @Test
    void aSheetIsPostedApprovedMendedAndFoundByKeysAlone() throws Exception {
        people.rule("{\"above\": \"1.00\"}");
        String loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210");
        String reference = Sheets.reference();
        try (Browser maker = Browser.of(People.MAKER);
                Browser checker = Browser.of(People.CHECKER)) {
            String upload = send(maker, workbook(loan, reference));
            askForAChecker(maker);
            approve(checker, upload);
            maker.goTo(upload);
            mend(maker);
            askForAChecker(maker);
            find(maker, reference, loan);
            maker.assertNoFaults();
            checker.assertNoFaults();
        }
    }

    private String send(Browser browser, FilePayload workbook) {
        Page page = browser.page();
        Hands hands = new Hands(page);
        browser.goTo("/console");
        hands.press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        hands.press("Enter");
        assertThat(page.locator("#content")).isFocused();
        hands.use("nav.places a[href='/console/uploads']");
        hands.use("a[data-new]");
        hands.choose("input[type=file]", workbook);
        hands.use("form[hx-post] button.primary");
        page.waitForURL(url -> url.matches(UPLOAD));
        return page.url().substring(Browser.address().length());
    }

    /** Opens the question, leaves it, opens it again, and answers it. */
    private static void askForAChecker(Browser browser) {
        Page page = browser.page();
        Hands hands = new Hands(page);
        hands.use("button[data-dialog=post]");
        assertThat(page.locator("dialog#post [data-close]")).isFocused();
        hands.press("Escape");
        assertThat(page.locator("dialog#post")).isHidden();
        assertThat(page.locator("button[data-dialog=post]")).isFocused();
        hands.press("Enter");
        hands.use("#post button.primary");
        assertThat(page.locator(".tag", named("Asks a checker"))).isVisible();
    }

    private static void approve(Browser browser, String upload) {
        Page page = browser.page();
        Hands hands = new Hands(page);
        browser.goTo("/console/to-approve");
        hands.press("j");
        assertThat(page.locator("table[data-rows] tbody tr")
                        .first()
                        .locator("a")
                        .first())
                .isFocused();
        hands.use("a[href='" + upload + "']");
        hands.use("button[data-dialog=approve]");
        hands.use("#approve button.primary");
        assertThat(page.locator("#totals-t")).isVisible();
    }

    /** Writes the amount that nobody could read, and sends the row. */
    private static void mend(Browser browser) {
        Page page = browser.page();
        Hands hands = new Hands(page);
        hands.use("#stage a[href$='/correct']");
        hands.goTo("td.cell.bad");
        hands.type("1250.50");
        hands.press("Enter");
        assertThat(page.locator("#bar")).containsText("mended");
        assertThat(page.locator("#grid td.cell:focus")).hasCount(1);
        hands.press("Control+Enter");
        assertThat(page.locator("dialog#send")).isVisible();
        hands.press("Escape");
        assertThat(page.locator("dialog#send")).isHidden();
        hands.use("#send-open");
        hands.goTo("#send-now");
        String corrected = page.url();
        hands.press("Enter");
        page.waitForURL(url -> url.matches(UPLOAD) && !corrected.startsWith(url));
    }

    private static void find(Browser browser, String reference, String loan) {
        Page page = browser.page();
        Hands hands = new Hands(page);
        hands.press("/");
        assertThat(page.locator("#find")).isFocused();
        hands.type(reference);
        hands.press("Enter");
        page.waitForURL("**/console/find?q=" + reference);
        hands.use("main a[href='/console/loans/" + loan + "']");
        page.waitForURL("**/console/loans/" + loan);
        assertThat(page.locator("main")).containsText(reference);
    }

    @Test
    void whatIsDrawnAnewKeepsTheFocusAndClosesNoDialog() throws Exception {
        try (Standing upload = Standing.reading(kaveri, "post");
                Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            Hands hands = new Hands(page);
            browser.goTo(upload.address());

            hands.goTo("#tally-refused");
            var _ = page.locator("#tally-refused").evaluate("old => { old.dataset.old = 'yes' }");
            page.locator("#tally-refused:not([data-old])").waitFor();
            assertThat(page.locator("#tally-refused")).isFocused();

            hands.use("button[data-dialog=cancel]");
            assertThat(page.locator("#cancel-reason")).isFocused();
            hands.type("The wrong month");
            var _ = page.waitForResponse("**/stage", () -> upload.set("state = 'paused'"));
            assertThat(page.locator("dialog#cancel")).isVisible();
            assertThat(page.locator("#cancel-reason")).hasValue("The wrong month");
            hands.press("Escape");
            assertThat(page.locator("button[hx-post$='/resume']")).isVisible();
            assertThat(page.locator("#stage")).isFocused();
            browser.assertNoFaults();
        }
    }

    private static FilePayload workbook(String loan, String reference) {
        String rows = HostileWorkbook.row(1, "Loan Account No", "Amount", "Mode", "UTR", "Value Date")
                + HostileWorkbook.row(2, loan, "500", "UPI", reference, Sheets.today())
                + HostileWorkbook.row(3, loan, "many", "UPI", Sheets.reference(), Sheets.today());
        return new FilePayload(
                "by keys.xlsx", XLSX, HostileWorkbook.ofRows(rows).bytes());
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
