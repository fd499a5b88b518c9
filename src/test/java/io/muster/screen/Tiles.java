package io.muster.screen;

import com.microsoft.playwright.Page;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many rows of an upload have which verdict, as its page and as the API tell it. */
final class Tiles {
    private static final Map<String, String> VERDICTS =
            Map.of("posted", "posted", "already", "alreadyPosted", "refused", "refused", "rejected", "rejected");

    private Tiles() {}

    /** By the tiles of a page; of Indian grouping only the digits. */
    static Map<String, Long> rows(Page page) {
        Map<String, Long> rows = new LinkedHashMap<>();
        VERDICTS.keySet().forEach(verdict -> rows.put(verdict, number(page, ".figure", verdict)));
        return rows;
    }

    /** By the API. */
    static Map<String, Long> rows(JsonPath status) {
        Map<String, Long> rows = new LinkedHashMap<>();
        VERDICTS.forEach((tile, verdict) -> rows.put(tile, status.getLong("verdicts." + verdict + ".rows")));
        return rows;
    }

    /** Money by verdict in paise, by the tiles of a page. */
    static Map<String, Long> paise(Page page) {
        Map<String, Long> paise = new LinkedHashMap<>();
        VERDICTS.keySet().forEach(verdict -> paise.put(verdict, number(page, ".exact", verdict)));
        return paise;
    }

    /** Money by verdict in paise, by the API. */
    static Map<String, Long> paise(JsonPath status) {
        Map<String, Long> paise = new LinkedHashMap<>();
        VERDICTS.forEach((tile, verdict) -> paise.put(tile, status.getLong("verdicts." + verdict + ".paise")));
        return paise;
    }

    private static long number(Page page, String of, String verdict) {
        String text = page.locator("#tally-" + verdict + " " + of).textContent();
        return Long.parseLong(text.replaceAll("[^0-9]", ""));
    }
}
