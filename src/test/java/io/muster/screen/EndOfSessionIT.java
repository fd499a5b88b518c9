package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session ends while a page is open: the page shows nothing more, asks who is there, and what was typed is not lost. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EndOfSessionIT {
    private static final Duration RENEWED_WITHIN = Duration.ofSeconds(20);
    private static final String REASON = "The bank sent the wrong day";

    @TempDir
    static Path folder;

    private TheRoad kaveri;

    @BeforeEach
    void loadBook() throws Exception {
        kaveri = TheRoad.of("kaveri", folder);
    }

    @Test
    void whoIsSignedOutElsewhereFollowsNoUploadAnyMore() throws Exception {
        try (Standing upload = Standing.reading(kaveri, "try");
                Browser browser = Browser.anew(People.MAKER_TOO)) {
            browser.allow("status of 499");
            Page page = browser.page();
            var _ = page.waitForRequest("**/live", () -> browser.goTo(upload.address()));
            assertThat(page.locator("progress")).isVisible();

            KeycloakAdmin.signOutEverywhere(People.MAKER_TOO);

            // Nobody touches the page
            page.waitForURL(Browser::isProvider);
            browser.assertNoFaults();
        }
    }

    @Test
    void whatWasTypedIsThereBehindTheSignInForTheSamePersonOnly() throws Exception {
        try (Standing upload = Standing.asking(kaveri, "maker");
                Browser browser = Browser.anew(People.MAKER_TOO)) {
            browser.allow("status of 499");
            type(browser, upload);

            browser.signInAs(People.MAKER_TOO);

            assertThat(browser.page().url()).endsWith(upload.address());
            assertThat(browser.page().locator("dialog#discard")).isVisible();
            assertThat(browser.page().locator("#discard-reason")).hasValue(REASON);
            browser.page().reload();
            assertThat(browser.page().locator("#discard-reason")).hasValue("");
            browser.assertNoFaults();
        }
        try (Standing upload = Standing.asking(kaveri, "maker");
                Browser browser = Browser.anew(People.MAKER_TOO)) {
            type(browser, upload);

            browser.signInAs(People.CHECKER);

            assertThat(browser.page().locator("#discard-reason")).hasValue("");
            browser.goTo("/console/uploads");
            assertThat(browser.page().evaluate("() => JSON.stringify(sessionStorage)"))
                    .asString()
                    .doesNotContain(REASON);
        }
    }

    /** Types a reason, loses the session, and tries to send it. */
    private static void type(Browser browser, Standing upload) {
        Page page = browser.page();
        browser.goTo(upload.address());
        Session open = Session.with(browser);
        page.locator("button[data-dialog=discard]").click();
        page.locator("#discard-reason").fill(REASON);
        KeycloakAdmin.signOutEverywhere(People.MAKER_TOO);
        await().until(() -> !open.lives());

        page.locator("#discard button.danger").click();

        page.waitForURL(Browser::isProvider);
    }

    @Test
    void whatWasWrittenIntoTheGridIsSavedBehindTheSignIn() {
        String id = GridPage.badUpload(Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210"));
        try (Browser browser = Browser.anew(People.MAKER_TOO)) {
            browser.allow("status of 499");
            Page page = writeWhenSignedOut(browser, id);

            browser.signInAs(People.MAKER_TOO);

            assertThat(page.locator("#bar")).containsText("1 row is mended");
            assertThat(page.locator("#c3-1 .text")).hasText("600.00");
            assertThat(page.locator(".saving")).hasCount(0);
            assertThat(page.locator("#c4-1 input")).isFocused();
            assertThat(page.locator("#c4-1 input")).hasValue("80");
            page.keyboard().type("0.00");
            page.keyboard().press("Enter");
            assertThat(page.locator("#c4-1 .text")).hasText("800.00");
            assertThat(page.locator(".saving")).hasCount(0);
            browser.goTo("/console/uploads/" + id + "/correct/edits");
            assertThat(page.locator("table.list tbody tr")).hasCount(3);
            GridPage.open(browser, id);
            assertThat(page.locator("#c2-1 .text")).hasText("1234.50");
            assertThat(page.locator("#c3-1 .text")).hasText("600.00");
            assertThat(page.locator("#c4-1 .text")).hasText("800.00");
            browser.assertNoFaults();
        }
    }

    @Test
    void whatAColleagueWroteMeanwhileStandsAndWhatIsNotSavedIsSaid() {
        String id = GridPage.badUpload(Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210"));
        try (Browser browser = Browser.anew(People.MAKER_TOO)) {
            browser.allow("status of 499");
            Page page = writeWhenSignedOut(browser, id);
            GridPage.editElsewhere(id, 3, 1, "650.00");

            browser.signInAs(People.MAKER_TOO);

            assertThat(page.locator("#bar")).containsText("1 row is mended");
            assertThat(page.locator("#lost")).containsText("was not saved");
            assertThat(page.locator("#lost li")).hasText("Row 3, Amount: 600.00");
            assertThat(page.locator("#c2-1 .text")).hasText("1234.50");
            assertThat(page.locator("#c3-1 .text")).hasText("650.00");
            assertThat(page.locator("#c4-1 input")).hasValue("80");
            browser.picture("correct-not-saved");
            Axe.assertAccessible(browser);
            browser.assertNoFaults();
        }
    }

    @Test
    void whatWasWrittenIntoTheGridIsForTheSamePersonOnly() {
        String id = GridPage.badUpload(Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210"));
        try (Browser browser = Browser.anew(People.MAKER_TOO)) {
            browser.allow("status of 499");
            Page page = writeWhenSignedOut(browser, id);

            browser.signInAs(People.BOTH);

            assertThat(page.locator("#c2-1 .text")).hasText("1,23,4567");
            assertThat(page.locator("#bar")).containsText("Nothing edited yet");
            assertThat(page.locator("#grid input")).hasCount(0);
            assertThat(page.evaluate("() => JSON.stringify(sessionStorage)"))
                    .asString()
                    .doesNotContain("1234.50");
        }
    }

    /** Writes into two cells and is writing into a third when the first is answered that nobody is signed in. */
    private static Page writeWhenSignedOut(Browser browser, String id) {
        Page page = browser.page();
        List<Route> waiting = GridPage.held(page);
        GridPage.open(browser, id);
        Session open = Session.with(browser);
        GridPage.write(page, "#c2-1", "1234.50");
        GridPage.write(page, "#c3-1", "600.00");
        GridPage.type(page, "#c4-1", "80");
        KeycloakAdmin.signOutEverywhere(People.MAKER_TOO);
        await().until(() -> !open.lives());
        page.unroute(GridPage.CHANGES);
        GridPage.answer(page, waiting, 1);
        page.waitForURL(Browser::isProvider);
        return page;
    }

    @Test
    void anIdTokenThatExpiredIsRenewedAndItsPageGoesOn() {
        KeycloakAdmin.consoleTokensLast(2);
        try {
            Session session = Session.anew(People.CHECKER);

            String renewed = await().atMost(RENEWED_WITHIN).until(() -> renewal(session), cookie -> !cookie.isEmpty());

            Session after = new Session(renewed, session.form());
            Response change = after.change().post("/console/look/dark");
            assertThat(change.statusCode()).isIn(200, 204);
        } finally {
            KeycloakAdmin.consoleTokensLast(300);
        }
    }

    /** The cookie that a page is given in place of its own; empty while its own is good. */
    private static String renewal(Session session) {
        Response answer = session.request().header("HX-Request", "true").get("/console/alive");
        assertThat(answer.statusCode()).isEqualTo(204);
        String given = answer.cookie(Browser.SESSION);
        return given == null ? "" : given;
    }
}
