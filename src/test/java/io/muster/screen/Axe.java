package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Judges a page by the rules of WCAG 2.2, levels A and AA, as axe knows them. */
public final class Axe {
    private static final String SCRIPT = script();

    /** What is only moderate is left to people. */
    private static final String SERIOUS = """
            async () => {
              const found = await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
              });
              return found.violations
                .filter(one => ['serious', 'critical'].includes(one.impact))
                .map(one => ({rule: one.id, help: one.help,
                  where: one.nodes.slice(0, 5).map(node => node.html + ' ' + node.failureSummary).join(' | ')}));
            }
            """;

    private Axe() {}

    /** Fails when there is something serious or critical. */
    public static void assertAccessible(Browser browser) {
        Page page = browser.page();
        // By the developer's door, which the page's policy leaves open: a script element would be refused
        var _ = page.evaluate(SCRIPT);
        assertThat((List<?>) page.evaluate(SERIOUS))
                .as("what axe finds at " + page.url() + " on " + browser.screen())
                .isEqualTo(List.<Map<String, Object>>of());
    }

    private static String script() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (file == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
