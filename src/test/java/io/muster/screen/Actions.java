package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.web.Sheets;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be done on a page: its changes, and the buttons that lead on. Addresses below the page's are told by their end. */
final class Actions {
    private static final Pattern MAIN = Pattern.compile("<main.*</main>", Pattern.DOTALL);
    /** Whether there are more pages is nobody's role. */
    private static final Pattern PAGER = Pattern.compile("<nav class=\"pager.*?</nav>", Pattern.DOTALL);

    private static final Pattern CHANGE = Pattern.compile("hx-post=\"([^\"]+)\"");
    /** The grid sends by itself what is written into it. */
    private static final Pattern GRID = Pattern.compile("<table[^>]* data-cells=\"([^\"]+)\"[^>]*>");

    private static final Pattern PLACES = Pattern.compile("<nav class=\"places.*?</nav>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<a [^>]*class=\"button[^>]*>");
    private static final Pattern WHERE = Pattern.compile("href=\"([^\"?]+)");
    private static final Pattern OPENER = Pattern.compile("data-dialog=\"([^\"]+)\"");
    private static final Pattern DIALOG = Pattern.compile("<dialog[^>]* id=\"([^\"]+)\"");

    private Actions() {}

    /** All of a page; fails when a dialog has no button that opens it, or a button no dialog. */
    static Set<String> of(String html, String page) {
        Matcher main = MAIN.matcher(html);
        assertThat(main.find()).as("the content of %s", page).isTrue();
        String content = PAGER.matcher(main.group()).replaceAll("");
        assertThat(all(OPENER, content)).as("dialogs of %s", page).isEqualTo(all(DIALOG, content));
        Set<String> seen = new HashSet<>();
        all(CHANGE, content).forEach(address -> seen.add("post " + below(page, address)));
        Matcher grid = GRID.matcher(content);
        while (grid.find()) {
            if (!grid.group().contains("aria-readonly")) {
                seen.add("post " + below(page, grid.group(1)));
            }
        }
        Matcher link = LINK.matcher(content);
        while (link.find()) {
            all(WHERE, link.group()).forEach(address -> seen.add("to " + below(page, address)));
        }
        return seen;
    }

    /** Where the head of a page leads. */
    static Set<String> places(String html) {
        Matcher nav = PLACES.matcher(html);
        assertThat(nav.find()).as("a head").isTrue();
        return all(WHERE, nav.group());
    }

    /** Asks for one of them from no page at all. */
    static Response ask(Session session, String action, String page) {
        String address = action.substring(action.indexOf(' ') + 1);
        String whole = address.startsWith("/console/") ? address : page + address;
        if (action.startsWith("to ")) {
            return session.request().get(whole);
        }
        // A workbook comes as a form of parts, and is refused before any of them is read
        return whole.equals("/console/uploads")
                ? session.change()
                        .contentType("multipart/form-data; boundary=x")
                        .post(whole)
                : filled(session).post(whole);
    }

    /** A change with every field that any form has. */
    static RequestSpecification filled(Session session) {
        Map<String, String> fields = new HashMap<>();
        String id = UUID.randomUUID().toString();
        fields.putAll(Map.of("reason", "By hand, for a test", "trial", "1", "rows", "1000", "paise", "1234500"));
        fields.putAll(Map.of("step", id, "key", "console-" + id, "correction", id, "how", "typed", "item", "phone"));
        fields.putAll(
                Map.of("cells", "[{\"row\":2,\"col\":1,\"text\":\"5\"}]", "column", "1", "find", "a", "replace", "b"));
        fields.putAll(Map.of("tab", "rejected", "amount", "10", "mode", "cash", "day", Sheets.today()));
        return session.change().formParams(fields);
    }

    private static String below(String page, String address) {
        return address.startsWith(page + "/") || address.startsWith(page + ".")
                ? address.substring(page.length())
                : address;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
