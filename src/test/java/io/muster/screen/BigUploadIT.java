package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large workbook goes by the browser into the books, with its page open, and another one beside it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BigUploadIT {
    private static final String MAKER = "sutlej-maker";
    private static final int ROWS = 100_000;
    private static final int OTHER_ROWS = 30_000;
    private static final double WHOLE_MS = 120_000;
    private static final long NODES_MAX = 4_000;
    private static final long LISTENERS_MAX = 500;
    private static final long SCRIPT_BYTES_MAX = 8_000_000;

    @TempDir
    Path folder;

    @Test
    void aHundredThousandRowsArePostedBeforeTheEyesOfTheirMaker() throws Exception {
        TheRoad sutlej = TheRoad.of("sutlej", folder);
        Path workbook = sample(sutlej, "big.xlsx", ROWS);
        byte[] other = Files.readAllBytes(sample(sutlej, "other.xlsx", OTHER_ROWS));
        try (Browser maker = Browser.of(MAKER)) {
            Page page = maker.page();
            Bar bar = Bar.watch(page);

            // When it is tried
            String upload = send(maker, workbook);
            long tried = bar.awaitCounts(1);
            page.reload();
            assertThat(bar.awaitCounts(1)).isGreaterThanOrEqualTo(tried);
            bar.await("button[data-dialog=post]", WHOLE_MS);

            // When it is posted, another one beside it
            page.locator("button[data-dialog=post]").click();
            page.locator("#post button.primary").click();
            bar.await("#stage button[hx-post$='/pause']", WHOLE_MS);
            long posted = bar.awaitCounts(2);
            Page tab = page.context().newPage();
            Bar beside = Bar.watch(tab);
            String second = "/console/uploads/" + sutlej.send("collections", other);
            var _ = tab.navigate(Browser.address() + second);

            // Then both are there for whoever comes later
            maker.goTo("/console/uploads?state=reading");
            assertThat(page.locator("td a[href='" + second + "']")).isVisible();
            page.locator("td a[href='" + upload + "']").click();
            assertThat(bar.awaitCounts(1)).isGreaterThanOrEqualTo(posted);
            assertThat(beside.awaitCounts(2)).isPositive().isLessThanOrEqualTo(OTHER_ROWS);
            assertThat(bar.awaitCounts(2)).isGreaterThan(posted);
            assertSmall(page);
            bar.await("#totals-t", WHOLE_MS);
            beside.await("#totals-t", WHOLE_MS);

            // Then all ties
            assertThat(bar.saidPace())
                    .as("rows a second and time left were said")
                    .isTrue();
            assertTies(page, sutlej, upload, ROWS);
            assertTies(tab, sutlej, second, OTHER_ROWS);
            assertSmall(page);
            maker.assertNoFaults();
        }
    }

    private Path sample(TheRoad lender, String name, int rows) {
        return lender.sample(
                folder.resolve(name), "--rows", "" + rows, "--bad", "1%", "--seed", "" + System.nanoTime());
    }

    /** Sends it as people do; answers where its page is. */
    private static String send(Browser browser, Path workbook) {
        browser.goTo("/console/uploads/new");
        Page page = browser.page();
        page.locator("#declaredRows").fill("" + ROWS);
        page.locator("input[type=file]").setInputFiles(workbook);
        page.locator("form[hx-post] button.primary").click();
        page.waitForURL(url -> url.matches(".*/console/uploads/[0-9a-f-]{36}"));
        return page.url().substring(Browser.address().length());
    }

    private static void assertTies(Page page, TheRoad lender, String upload, int rows) {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        JsonPath status = lender.status(id);
        assertThat(status.getString("state")).isEqualTo("completed");
        assertThat(page.locator("#stage .good", new Page.LocatorOptions().setHasText("Ties")))
                .hasCount(2);
        assertThat(Tiles.rows(page)).isEqualTo(Tiles.rows(status));
        assertThat(Tiles.paise(page)).isEqualTo(Tiles.paise(status));
        assertThat(Tiles.rows(page).values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(rows);
        assertThat(Tiles.rows(page).get("rejected")).isPositive();
        assertThat(lender.number("select count(*) from payment where upload_id = '" + id + "'"))
                .isEqualTo(Tiles.rows(page).get("posted"));
    }

    /** What a page has shown and dropped is gone, however long it stays open. */
    private static void assertSmall(Page page) {
        assertThat(Bar.holds(page, "Nodes")).as("nodes").isLessThan(NODES_MAX);
        assertThat(Bar.holds(page, "JSEventListeners")).as("listeners").isLessThan(LISTENERS_MAX);
        assertThat(Bar.holds(page, "JSHeapUsedSize")).as("bytes of its script").isLessThan(SCRIPT_BYTES_MAX);
    }
}
