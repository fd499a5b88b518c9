package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page whose stream is refused asks again more and more seldom, and not at all when it is told that there is none for it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RefusedStreamIT {
    private static final String LIVE = "**/live";
    private static final int PAUSE_FIRST_MS = 2_000;
    private static final int PAUSE_MAX_MS = 30_000;
    private static final int PAUSES = 8;

    /** Notes the pauses of a second and more that the page makes, and lets it make them in no time. */
    private static final String IN_NO_TIME = """
            window.pauses = []
            const wait = window.setTimeout
            window.setTimeout = (work, ms, ...more) => {
              if (ms >= 1000) window.pauses.push(ms)
              return wait(work, ms >= 1000 ? 1 : ms, ...more)
            }
            """;

    @TempDir
    static Path folder;

    private TheRoad kaveri;

    @BeforeEach
    void loadBook() throws Exception {
        kaveri = TheRoad.of("kaveri", folder);
    }

    @Test
    void whatIsTooBusyIsAskedMoreAndMoreSeldom() throws Exception {
        try (Standing upload = Standing.reading(kaveri, "try");
                Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            browser.allow("status of 503");
            page.addInitScript(IN_NO_TIME);
            page.route(LIVE, route -> refuse(route, 503));
            browser.goTo(upload.address());

            var _ = page.waitForFunction("count => window.pauses.length >= count", PAUSES);

            @SuppressWarnings("unchecked")
            List<Number> pauses = (List<Number>) page.evaluate("() => window.pauses");
            boolean alike = true;
            for (int at = 0; at < PAUSES; at++) {
                double wholeMs = Math.min(PAUSE_FIRST_MS * Math.pow(2, at), PAUSE_MAX_MS);
                assertThat(pauses.get(at).doubleValue()).isBetween(wholeMs / 2, wholeMs);
                alike &= pauses.get(at).doubleValue() == wholeMs;
            }
            assertThat(alike).as("all pages ask at once").isFalse();
            page.unroute(LIVE);
            upload.set("rows_read = 750");
            assertThat(page.locator("#stage progress")).hasAttribute("value", "750");
            browser.assertNoFaults();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void whatIsNotForThePageIsNotAskedForAgain(int status) throws Exception {
        try (Standing upload = Standing.reading(kaveri, "try");
                Browser browser = Browser.of(People.MAKER)) {
            Page page = browser.page();
            AtomicInteger asked = new AtomicInteger();
            browser.allow("status of " + status);
            page.addInitScript(IN_NO_TIME);
            page.route(LIVE, route -> {
                asked.incrementAndGet();
                refuse(route, status);
            });
            browser.goTo(upload.address());

            assertThat(page.locator("#problem")).containsText("does not follow");
            int before = asked.get();
            // Somebody looks at another page and comes back
            var _ = page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
            var _ = page.evaluate("() => fetch('/console/alive').then(answer => answer.status)");

            assertThat(asked.get()).isEqualTo(before);
            assertThat(page.evaluate("() => window.pauses.length")).isEqualTo(0);
            assertThat(page.locator("#stage progress")).isVisible();
            browser.assertNoFaults();
        }
    }

    private static void refuse(Route route, int status) {
        route.fulfill(new Route.FulfillOptions().setStatus(status).setBody(""));
    }
}
