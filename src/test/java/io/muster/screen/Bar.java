package io.muster.screen;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.regex.Pattern;

/** Watches the bar of an upload's page, as somebody does who leaves it open. */
final class Bar {
    /** Runs before each page's own scripts, and keeps every different count and everything that is said beside it. */
    private static final String WATCH = """
            (() => {
              window.counts = []
              window.words = []
              const look = () => {
                const bar = document.querySelector('#stage progress')
                if (!bar) return
                if (bar.value !== window.counts.at(-1)) window.counts.push(bar.value)
                window.words.push(document.querySelector('#stage [data-say]').textContent)
              }
              new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
            })()
            """;

    private static final Pattern PACE = Pattern.compile("[1-9][0-9,]* rows a second · about .+ left");

    private final Page page;

    private Bar(Page page) {
        this.page = page;
    }

    /** Watches in this page and in whatever it shows from now on. */
    static Bar watch(Page page) {
        page.addInitScript(WATCH);
        return new Bar(page);
    }

    /** Waits until so many different counts were seen, and answers the last. */
    long awaitCounts(int many) {
        var _ = page.waitForFunction("many => window.counts.length >= many", many);
        return last();
    }

    /** The last count that was seen since the page was loaded. */
    long last() {
        return ((Number) page.evaluate("() => window.counts.at(-1) ?? 0")).longValue();
    }

    /** Whether pace and time left were told. */
    boolean saidPace() {
        return ((List<?>) page.evaluate("() => window.words"))
                .stream().anyMatch(words -> PACE.matcher(words.toString()).find());
    }

    /** Waits until something is there; whole uploads take their time. */
    void await(String selector, double withinMs) {
        page.locator(selector)
                .first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.VISIBLE)
                        .setTimeout(withinMs));
    }

    /** What the page holds once nothing that it has dropped is kept any more: nodes, listeners or bytes of its script. */
    static long holds(Page page, String what) {
        CDPSession developer = page.context().newCDPSession(page);
        try {
            var _ = developer.send("HeapProfiler.collectGarbage");
            var _ = developer.send("Performance.enable");
            var metrics = developer.send("Performance.getMetrics").getAsJsonArray("metrics");
            for (var metric : metrics) {
                if (metric.getAsJsonObject().get("name").getAsString().equals(what)) {
                    return metric.getAsJsonObject().get("value").getAsLong();
                }
            }
            throw new AssertionError("Chromium measures no " + what);
        } finally {
            developer.detach();
        }
    }
}
