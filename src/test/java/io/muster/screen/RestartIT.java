package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.muster.local.Application;
import io.muster.local.LocalStackResource;
import io.muster.local.Ports;
import io.muster.local.SharedStack;
import io.muster.pipeline.TheRoad;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process behind an open page is killed and started again: the page says that it waits, comes back by itself, and shows
 * what happened meanwhile. It only serves pages; the work goes on in the process under test.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RestartIT {
    private static final String MAKER = "sutlej-maker";
    private static final int ROWS = 10_000;
    private static final double BACK_WITHIN_MS = 90_000;

    @TempDir
    Path folder;

    private final int port = Ports.free();

    @Test
    void aPageWaitsForItsServerAndComesBackByItself() throws Exception {
        TheRoad sutlej = TheRoad.of("sutlej", folder);
        byte[] workbook = Files.readAllBytes(sutlej.sample(folder.resolve("while-away.xlsx"), "--rows", "" + ROWS));
        Application server = start("first");
        try (Standing standing = Standing.reading(sutlej, "try");
                Browser browser = Browser.of(MAKER)) {
            browser.allow("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE");
            server.awaitReady();
            browser.goTo("/console/uploads/new");
            // A session is good in every process, and a cookie knows no port
            Page page = browser.page();
            Page tab = page.context().newPage();
            var _ = page.navigate(server.address() + standing.address());
            assertRows(page, 500);
            String upload = sutlej.send("collections", workbook);
            var _ = tab.navigate(server.address() + "/console/uploads/" + upload);

            server.process().kill();

            assertThat(page.locator("#away")).isVisible(new IsVisibleOptions().setTimeout(BACK_WITHIN_MS));
            assertThat(page.locator("#away")).containsText("waits");
            assertRows(page, 500);
            browser.picture("server-away");
            assertThat(sutlej.await(upload).getString("state")).isEqualTo("completed");
            standing.set("rows_read = 750");

            server = start("second");

            // Nobody touches the pages
            assertThat(page.locator("#away")).isHidden(new IsHiddenOptions().setTimeout(BACK_WITHIN_MS));
            assertRows(page, 750);
            assertEnded(tab, sutlej.status(upload));
            change(page);
            assertRows(page, 750);
            browser.assertNoFaults();
        } finally {
            server.process().close();
        }
    }

    private static void assertRows(Page page, int rows) {
        assertThat(page.locator("#stage progress"))
                .hasAttribute("value", "" + rows, new HasAttributeOptions().setTimeout(BACK_WITHIN_MS));
    }

    private static void assertEnded(Page page, JsonPath status) {
        assertThat(page.locator("#totals-t")).isVisible(new IsVisibleOptions().setTimeout(BACK_WITHIN_MS));
        assertThat(page.locator("#stage .good", new Page.LocatorOptions().setHasText("Ties")))
                .hasCount(2);
        assertThat(Tiles.rows(page)).isEqualTo(Tiles.rows(status));
        assertThat(Tiles.rows(status).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(ROWS);
    }

    /** The session and the page's own token have survived; another look draws the whole page anew. */
    private static void change(Page page) {
        var _ = page.evaluate("() => { window.before = true }");
        page.locator("details.menu summary").click();
        var answer = page.waitForResponse(
                "**/console/look/light",
                () -> page.locator("button[hx-post$='/light']").click());
        assertThat(answer.status()).isIn(200, 204);
        var _ = page.waitForFunction("() => !window.before");
    }

    private Application start(String name) {
        Map<String, String> settings = new HashMap<>(SharedStack.settings());
        settings.put("muster.roles", "api");
        return Application.start(settings, port, folder.resolve(name + ".log"));
    }
}
