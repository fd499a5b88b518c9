package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.console.Shown;
import io.muster.local.LocalStackResource;
import io.muster.local.Management;
import io.muster.pipeline.TheRoad;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures as people see them: in four looks, without a fault, and each leads to its rows. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FiguresScreenIT {
    private static final Map<String, String> PAGES = Map.of(
            "dashboard", "/console",
            "payments", "/console/payments",
            "payments-single", "/console/payments?single=true",
            "suspense", "/console/suspense",
            "not-taken", "/console/not-taken");

    private static final String TODAY = "(now() at time zone 'Asia/Kolkata')::date";

    @TempDir
    Path folder;

    private TheRoad road;

    @BeforeEach
    void collect() throws Exception {
        road = TheRoad.of("kaveri", folder);
        road.collect(Files.readAllBytes(road.sample(folder.resolve("day.xlsx"), "--rows", "400", "--bad", "12%")));
    }

    @Test
    void everyPageIsWholeInEveryLook() {
        for (Screen screen : Screen.ALL) {
            try (Browser browser = Browser.of(People.CHECKER, screen)) {
                PAGES.forEach((name, path) -> {
                    assertThat(browser.goTo(path).status()).as(path).isEqualTo(200);
                    browser.picture(name);
                    Axe.assertAccessible(browser);
                    browser.assertNoSidewaysScroll();
                });
                browser.assertNoFaults();
            }
        }
    }

    @Test
    void everyAnswerSaysWhatItTookAndTheMetricsSayItOfEachPage() {
        try (Browser browser = Browser.of(People.CHECKER, Screen.DESK)) {
            assertThat(browser.goTo("/console/suspense").headerValue("server-timing"))
                    .matches("app;dur=[0-9]+\\.[0-9]");
            assertThat(browser.goTo("/console/nothing-here").headerValue("server-timing"))
                    .startsWith("app;dur=");
        }
        assertThat(Management.metrics())
                .contains("muster_console_page_seconds_bucket{page=\"SuspensePage.suspense\",le=\"0.1\"")
                .doesNotContain("page=\"\"");
    }

    @Test
    void thePagesBehindTheFirstDoNotAddUpAnew() {
        try (Browser browser = Browser.of(People.CHECKER, Screen.DESK)) {
            browser.goTo("/console/payments");
            assertThat(browser.page().locator(".card .big").count()).isEqualTo(1);

            browser.page().locator(".pager a").last().click();

            assertThat(browser.page().url()).contains("after=");
            assertThat(browser.page().locator("tbody tr").count()).isPositive();
            assertThat(browser.page().locator(".card .big").count()).isZero();
        }
    }

    @Test
    void theTileOfFailedMessagesLeadsToThoseOfItsDays() {
        try (Browser browser = Browser.of(People.CHECKER, Screen.DESK)) {
            browser.goTo("/console");
            browser.page().locator(".tile[href*=messages]").click();

            assertThat(browser.page().url()).contains("failed=true&from=20").contains("-01&to=20");
            assertThat(browser.page().locator("[name=failed]").isChecked()).isTrue();
            browser.assertNoFaults();
        }
    }

    @Test
    void aFigureLeadsToItsRowsAndToTheSameSum() {
        try (Browser browser = Browser.of(People.CHECKER, Screen.DESK)) {
            String exact =
                    Shown.rupees(road.number("select sum(amount_paise) from payment where business_date = " + TODAY));
            await().untilAsserted(() -> {
                assertThat(browser.goTo("/console").status()).isEqualTo(200);
                assertThat(browser.page().locator(".tile.posted .exact").innerText())
                        .startsWith(exact + " · ");
            });

            browser.page().locator(".tile.posted").click();

            assertThat(browser.page().url()).contains("/console/payments?from=");
            await().untilAsserted(() -> {
                assertThat(browser.goTo(browser.page()
                                        .url()
                                        .substring(Browser.address().length()))
                                .status())
                        .isEqualTo(200);
                assertThat(browser.page().locator(".card .big").innerText()).isEqualTo(exact);
            });
            List<String> amounts = browser.page().locator("tbody td.num").allInnerTexts();
            assertThat(amounts).hasSize(50);
            browser.assertNoFaults();
        }
    }
}
