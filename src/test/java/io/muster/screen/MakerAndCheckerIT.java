package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.rows.HostileWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.muster.local.LocalStackResource;
import io.muster.money.Rupees;
import io.muster.pipeline.TheRoad;
import io.muster.rows.HostileWorkbook;
import io.muster.tenant.TenantId;
import io.muster.web.ApprovalRules;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A maker sends a workbook with bad rows, looks, and asks; another person approves; and both see that the totals tie. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MakerAndCheckerIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String[] HEADER = {"Loan Account No", "Amount", "Mode", "UTR", "Value Date"};
    private static final String[] STRANGE = {"Acct ref", "Recd (₹)", "How", "Bank slip", "When"};
    private static final Random RANDOM = new Random();
    private static final int GOOD = 30;

    @TempDir
    static Path folder;

    /** What is ugly or out of reach does not end the journey. */
    private final SoftAssertions eyes = new SoftAssertions();

    private TheRoad kaveri;
    private long paise;

    @BeforeEach
    void loadBook() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        ApprovalRules.set(new TenantId("kaveri"), "{\"above\": \"1.00\"}");
    }

    @AfterEach
    void everyPageWasFitToLookAt() {
        eyes.assertAll();
    }

    /** Other tests of this lender go on without a second person. */
    @AfterEach
    void forgetTheRule() {
        ApprovalRules.set(new TenantId("kaveri"), ApprovalRules.NEVER);
    }

    @Test
    void aMakerAndACheckerBringASheetToTheBooksAndBothSeeThatItTies() throws Exception {
        byte[] workbook = workbook(HEADER, true);
        try (Browser maker = Browser.of("kaveri-maker")) {
            String upload = send(maker, workbook, Rupees.format(paise), GOOD + 4);
            Page page = maker.page();
            assertThat(page.locator("h2", named("Look, then decide"))).isVisible();
            assertThat(page.locator(".tile.rejected .figure")).hasText("3");
            look(maker, "upload-trial");
            page.locator("#number")
                    .fill(page.locator("table td[data-label=Loan]").first().textContent());
            page.locator("form.filter button").click();
            assertThat(page.locator("#loan h3")).isVisible();
            look(maker, "upload-trial-loan");
            lookInHindi(maker, "upload-trial");
            assertThat(page.locator("button[data-dialog=post]")).containsText("Ask a checker");
            page.locator("button[data-dialog=post]").click();
            look(maker, "upload-post-dialog");
            page.locator("#post button.primary").click();
            assertThat(page.locator(".tag", named("Asks a checker"))).isVisible();
            look(maker, "upload-waits");
            approve(upload);
            page.reload();
            assertTies(page);
            maker.assertNoFaults();
        }
    }

    private void approve(String upload) {
        try (Browser checker = Browser.of("kaveri-checker")) {
            checker.goTo("/console/to-approve");
            look(checker, "to-approve");
            assertThat(checker.page().locator(".places .waiting")).hasText(Pattern.compile("\\d+"));
            checker.page().locator("a[href='" + upload + "']").click();
            assertThat(checker.page().locator("button[data-dialog=approve]")).isVisible();
            look(checker, "upload-approve");
            checker.page().locator("button[data-dialog=approve]").click();
            checker.page().locator("#approve button.primary").click();
            assertTies(checker.page());
            look(checker, "upload-completed");
            lookInHindi(checker, "upload-completed");
            checker.goTo(upload + "/rows?verdict=rejected");
            look(checker, "upload-rows");
            checker.goTo(upload + "/rows");
            look(checker, "upload-rows-posted");
            checker.goTo("/console/uploads");
            look(checker, "uploads");
            checker.assertNoFaults();
        }
    }

    @Test
    void whoeverSentItIsNotAskedAndASheetThatDoesNotTieGoesNoFurther() throws Exception {
        byte[] workbook = workbook(HEADER, false);
        try (Browser both = Browser.of("kaveri-both")) {
            String upload = send(both, workbook, "", GOOD + 1);
            Page page = both.page();
            assertThat(page.locator("h2", named("The sheet does not have what was declared")))
                    .isVisible();
            look(both, "upload-declaration");
            page.locator("#rows").fill("" + GOOD);
            page.locator("button", named("Correct the declaration")).click();
            page.locator("button[data-dialog=post]").click();
            page.locator("#post button.primary").click();
            assertThat(page.locator(".note", named("another checker approves it")))
                    .isVisible();
            assertThat(page.locator("button[data-dialog=approve]")).hasCount(0);
            page.locator("button[data-dialog=discard]").click();
            page.locator("#discard-reason").fill("A trial of the trial");
            page.locator("#discard button.danger").click();
            assertThat(page.locator(".tag", named("Discarded"))).isVisible();
            look(both, "upload-discarded");
            assertThat(kaveri.number("select count(*) from payment where upload_id = '"
                            + upload.substring(upload.lastIndexOf('/') + 1) + "'"))
                    .isZero();
            both.assertNoFaults();
        }
    }

    @Test
    void aStrangeHeaderIsAskedForAndRemembered() throws Exception {
        try (Browser maker = Browser.of("kaveri-maker")) {
            var _ = send(maker, workbook(STRANGE, false), "", 0);
            Page page = maker.page();
            assertThat(page.locator("h2", named("Which column is which?"))).isVisible();
            choose(page, "amount", STRANGE[1]);
            choose(page, "loanAccount", STRANGE[1]);
            assertThat(firstValues(page, "loanAccount"))
                    .hasText(firstValues(page, "amount").textContent());
            choose(page, "loanAccount", STRANGE[0]);
            assertThat(firstValues(page, "loanAccount")).containsText(" · ");
            choose(page, "mode", STRANGE[2]);
            choose(page, "reference", STRANGE[3]);
            choose(page, "valueDate", STRANGE[4]);
            look(maker, "upload-mapping");
            page.locator("button", named("Read it so")).click();
            assertThat(page.locator("h2", named("Look, then decide"))).isVisible();
            assertThat(page.locator(".tile.posted .figure")).hasText("" + GOOD);

            var _ = send(maker, workbook(STRANGE, false), "", 0);

            assertThat(page.locator("h2", named("Look, then decide"))).isVisible();
            maker.assertNoFaults();
        }
    }

    private static Locator firstValues(Page page, String field) {
        return page.locator("tr:has([id='field." + field + "']) td[data-values]");
    }

    private static void choose(Page page, String field, String header) {
        var _ = page.locator("[id='field." + field + "']").selectOption(header);
    }

    /** Sends it as people do; answers the upload's address once its trial has ended. */
    private String send(Browser browser, byte[] workbook, String rupees, int rows) {
        browser.goTo("/console/uploads/new");
        Page page = browser.page();
        look(browser, "upload-new");
        page.locator("#declaredRows").fill(rows == 0 ? "" : "" + rows);
        page.locator("#declaredRupees").fill(rupees);
        page.locator("input[type=file]").setInputFiles(new FilePayload("collections of today.xlsx", XLSX, workbook));
        page.locator("form[hx-post] button.primary").click();
        page.waitForURL(url -> url.matches(".*/console/uploads/[0-9a-f-]{36}"));
        return page.url().substring(Browser.address().length());
    }

    private static void assertTies(Page page) {
        assertThat(page.locator("h2", named("Control totals"))).isVisible();
        assertThat(page.locator("#stage .good", named("Ties"))).hasCount(2);
        assertThat(page.locator(".tile.posted .figure")).hasText("" + GOOD);
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** On both widths: nothing is cut off, nothing is out of reach, and a picture to look at. */
    private void look(Browser browser, String name) {
        browser.picture(name);
        browser.page().setViewportSize(360, 740);
        var _ = browser.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screens/" + name + "-360-light.png"))
                        .setFullPage(true));
        eyes.check(browser::assertNoSidewaysScroll);
        eyes.check(() -> Axe.assertAccessible(browser));
        browser.page().setViewportSize(800, 800);
        eyes.check(browser::assertNothingOutOfReach);
        browser.page().setViewportSize(1280, 800);
        eyes.check(() -> Axe.assertAccessible(browser));
    }

    private void lookInHindi(Browser browser, String name) {
        browser.take(HindiIT.LANGUAGE, "hi");
        browser.page().reload();
        assertThat(browser.page().locator("html")).hasAttribute("lang", "hi");
        look(browser, "hindi-" + name);
        browser.take(HindiIT.LANGUAGE, "en");
        browser.page().reload();
    }

    private byte[] workbook(String[] header, boolean bad) throws Exception {
        List<String[]> lines = new ArrayList<>();
        paise = 0;
        for (String loan : kaveri.loans(GOOD)) {
            int rupees = 100 + RANDOM.nextInt(5_000);
            paise += rupees * 100L;
            lines.add(new String[] {loan, "" + rupees, "UPI", reference(), "2026-11-01"});
        }
        if (bad) {
            paise += 7_500_00;
            lines.add(3, new String[] {kaveri.loans(1).getFirst(), "2500", "Barter", reference(), "2026-11-01"});
            lines.add(7, new String[] {kaveri.loans(1).getFirst(), "2500", "UPI", "123", "2026-11-01"});
            lines.add(9, new String[] {kaveri.loans(1).getFirst(), "2,5,00", "UPI", reference(), "2026-11-01"});
            lines.add(11, new String[] {"NOBODY-" + RANDOM.nextInt(1 << 30), "2500", "UPI", reference(), "2026-11-01"});
        }
        StringBuilder rows = new StringBuilder(row(1, header));
        for (int i = 0; i < lines.size(); i++) {
            rows.append(row(i + 2, lines.get(i)));
        }
        return HostileWorkbook.ofRows(rows.toString()).bytes();
    }

    private static String reference() {
        return "%012d".formatted(RANDOM.nextLong(1_000_000_000_000L));
    }
}
