package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.rows.HostileWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.muster.local.ControlDatabase;
import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.muster.rows.HostileWorkbook;
import io.muster.web.Deciding;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "This did not help" beside each error: at once by a script, by one click more without, by mouse and by keys. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class UnhelpfulIT {
    private static final String NOTED = "Noted, thank you.";

    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210");
    }

    @Test
    void inTheGridALinkIsReplacedByAWordAndNothingElseChanges() throws Exception {
        String id = GridPage.badUpload(loan);
        int before = times("amount-grouping", "grid", "en");
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, id);
            Locator link = page.locator("#w2 a.unhelpful").first();
            ScreensIT.look(browser, "unhelpful-grid");
            link.click();

            assertThat(page.locator("#w2 span.unhelpful")).hasText(NOTED);
            assertThat(page.url()).endsWith("/correct");
            ScreensIT.look(browser, "unhelpful-grid-noted");
            assertThat(times("amount-grouping", "grid", "en")).isEqualTo(before + 1);
            // Somebody says it again, on another page: it is taken kindly, and counts once
            browser.goTo("/console/uploads/" + id + "/rows?verdict=rejected");
            ScreensIT.look(browser, "unhelpful-rows");
            page.locator("tbody tr").first().locator("a.unhelpful").first().click();
            assertThat(page.locator("span.unhelpful")).hasText(NOTED);
            browser.assertNoFaults();
        }
        assertThat(times("amount-grouping", "grid", "en")).isEqualTo(before + 1);
        assertThat(times("amount-grouping", "rows", "en")).isZero();
    }

    @Test
    void itIsSaidByKeysAloneAndTheFocusStays() throws Exception {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            browser.goTo("/console/uploads/" + id + "/rows?verdict=rejected");
            Hands hands = new Hands(page);
            String link = "a.unhelpful[href*='unknown-mode']";
            hands.use(link);

            assertThat(page.locator("span.unhelpful")).hasText(NOTED);
            assertThat(page.locator("span.unhelpful")).isFocused();
            GridPage.open(browser, id);
            // In the grid Alt and the arrow lead to what can be done with a row; Escape leads back
            page.locator("#c4-3").focus();
            hands.press("Alt+ArrowDown");
            assertThat(page.locator("#w4 :focus")).hasCount(1);
            hands.press("Escape");
            assertThat(page.locator("#c4-3")).isFocused();
            browser.assertNoFaults();
        }
        assertThat(times("unknown-mode", "rows", "en")).isEqualTo(1);
    }

    @Test
    void withoutAScriptItTakesAClickMore() throws Exception {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.withoutScripts(People.CHECKER)) {
            Page page = browser.page();
            browser.goTo("/console/uploads/" + id + "/rows?verdict=rejected");
            page.locator("a.unhelpful[href*='reference-form']").click();
            assertThat(page.locator("h1")).hasText("Did this not help?");
            assertThat(page.locator("main")).containsText("The reference does not have the form of its mode");
            browser.picture("unhelpful-ask-without-script");
            page.locator("form button").click();

            assertThat(page.locator("h1")).hasText(NOTED);
            browser.picture("unhelpful-noted-without-script");
            browser.assertNoFaults();
        }
        assertThat(times("reference-form", "rows", "en")).isEqualTo(1);
    }

    @Test
    void anAgentSaysItOfTheFormInHindi() throws Exception {
        for (Screen screen : List.of(Screen.PHONE, Screen.PHONE_DARK)) {
            try (Browser browser = Browser.of(People.AGENT, screen)) {
                browser.take(HindiIT.LANGUAGE, "hi");
                Page page = browser.page();
                browser.goTo("/console/collect/" + loan);
                page.locator("#amount").fill("1,23,4567");
                page.locator("form[data-collect] button.primary").click();
                page.waitForLoadState();
                ScreensIT.look(browser, "unhelpful-collect");
                Locator said = page.locator(".problem a.unhelpful").first();
                assertThat(said).hasText("इससे मदद नहीं मिली");
                said.click();
                assertThat(page.locator(".problem span.unhelpful")).hasText("दर्ज हुआ, धन्यवाद।");
                browser.assertNoFaults();
            }
        }
        assertThat(times("amount-grouping", "agent", "hi")).isEqualTo(1);
    }

    @Test
    void aProblemHasItAsAPageAndAsABox() throws Exception {
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.allow("404|429");
            Page page = browser.page();
            browser.goTo("/console/uploads/" + ConsoleRoutes.NO_ID);
            ScreensIT.look(browser, "unhelpful-problem");
            page.locator(".problem a.unhelpful").click();
            assertThat(page.locator(".problem span.unhelpful")).hasText(NOTED);

            page.evaluate("() => htmx.ajax('POST', '/console/uploads/" + ConsoleRoutes.NO_ID
                    + "/resume', { target: '#content' })");
            Locator box = page.locator("#problem a.unhelpful");
            assertThat(box).hasCount(1);
            box.click();
            // The box stays, with its words
            assertThat(page.locator("#problem .problem")).containsText(NOTED);
        }
        assertThat(times("not-found", "problem", "en")).isEqualTo(1);
    }

    @Test
    void theTrialAndAnUploadThatStoppedHaveIt(@TempDir Path folder) throws Exception {
        Deciding people = new Deciding(TheRoad.of("kaveri", folder));
        byte[] sheet = HostileWorkbook.ofRows(
                        row(1, "Loan account", "Amount", "Mode", "Reference", "Value date", "Payer")
                                + row(2, loan, "0", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao"))
                .bytes();
        String tried = people.send(People.MAKER, sheet, Map.of("look", true));
        var _ = people.await(tried, "held");
        String csv = "Loan account,Amount\n" + loan + ",5\n";
        String stopped = people.send(People.MAKER, csv.getBytes(StandardCharsets.UTF_8), Map.of("name", "day.csv"));
        var _ = people.await(stopped, "failed");
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            browser.goTo("/console/uploads/" + tried);
            ScreensIT.look(browser, "unhelpful-trial");
            page.locator("a.unhelpful[href$='code=amount-zero&at=trial']").click();
            assertThat(page.locator("span.unhelpful")).hasText(NOTED);
            browser.goTo("/console/uploads/" + stopped);
            ScreensIT.look(browser, "unhelpful-stopped");
            page.locator("a.unhelpful[href$='code=csv-file&at=upload']").click();
            assertThat(page.locator("span.unhelpful")).hasText(NOTED);
            browser.assertNoFaults();
        }
        assertThat(times("amount-zero", "trial", "en")).isEqualTo(1);
        assertThat(times("csv-file", "upload", "en")).isEqualTo(1);
        people.act(People.MAKER, tried, "discarding", Map.of("reason", "only to be looked at"))
                .then()
                .statusCode(200);
    }

    @Test
    void theFormCountsOnlyFromAPageOfItsSession() {
        Session session = Session.anew(People.CHECKER);
        String address = "/console/unhelpful?code=phone-form&at=grid";

        assertThat(foreign(session, "same-origin", "")).isEqualTo(403);
        assertThat(foreign(session, "same-origin", Session.anew(People.MAKER).form()))
                .isEqualTo(403);
        assertThat(foreign(session, "cross-site", session.form())).isEqualTo(403);
        assertThat(session.change().post(address).statusCode()).isEqualTo(200);
        assertThat(session.change()
                        .post("/console/unhelpful?code=asha-rao&at=grid")
                        .statusCode())
                .isEqualTo(400);
        assertThat(session.change()
                        .post("/console/unhelpful?code=phone-form&at=api")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAuditorSeesTheTopTenOfItsLender() throws Exception {
        var _ = ControlDatabase.change("""
                insert into feedback (day, tenant_id, code, page, language, times)
                values (current_date, 'kaveri', 'date-order', 'grid', 'hi', 41),
                  (current_date, 'kaveri', 'date-order', 'rows', 'en', 7), (current_date - 8, 'kaveri', 'date-order', 'rows', 'en', 70),
                  (current_date, 'kaveri', 'receipt-differs', 'problem', 'en', 12), (current_date, 'sutlej', 'rate-form', 'grid', 'en', 99)
                on conflict do nothing
                """);
        for (Screen screen : Screen.ALL) {
            for (String language : List.of("en", "hi")) {
                try (Browser browser = Browser.of(People.AUDITOR, screen)) {
                    browser.take(HindiIT.LANGUAGE, language);
                    Page page = browser.page();
                    browser.goTo("/console/feedback");
                    assertThat(page.locator("tbody")).containsText("date-order");
                    assertThat(page.locator("tbody")).not().containsText("rate-form");
                    ScreensIT.look(browser, "feedback-" + language);
                    browser.goTo("/console/unhelpful?code=books-away&at=problem");
                    ScreensIT.look(browser, "unhelpful-ask-" + language);
                }
            }
        }
        var _ = ControlDatabase.change(
                "delete from feedback where code in ('date-order', 'receipt-differs', 'rate-form')");
    }

    private static int foreign(Session session, String site, String form) {
        Response answer = session.request()
                .header("Sec-Fetch-Site", site)
                .contentType("application/x-www-form-urlencoded")
                .formParam("form", form)
                .post("/console/unhelpful?code=email-form&at=grid");
        return answer.statusCode();
    }

    private static int times(String code, String page, String language) throws SQLException {
        return Integer.parseInt(ControlDatabase.text(
                "select coalesce(sum(times), 0) from feedback where tenant_id = 'kaveri' and code = '%s' and page = '%s' and language = '%s'"
                        .formatted(code, page, language)));
    }
}
