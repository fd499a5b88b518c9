package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console in Hindi: nothing that people read is in another language unless the page says that it is. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HindiIT {
    /** The cookie that the choice in the head leaves. */
    static final String LANGUAGE = "muster-language";

    /** Names, which are written so in Hindi as well; rails and branches are in capitals. */
    private static final Set<String> NAMES = Set.of("Muster", "Asha", "Rao", "xlsx");
    /** Words in Latin letters that can be seen, of texts that count as Hindi; in rows and names there is data of all tests. */
    private static final String LATIN_WORDS = """
            () => {
              const NAMED = 'dialog:not([open]), tbody, .lender, .menu summary'
              const words = new Set()
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const element = node.parentElement
                if (element.closest('[lang]').lang !== 'hi' || element.closest(NAMED)) continue
                for (const [word] of node.textContent.matchAll(/[A-Za-z]*[a-z]{2,}/g)) words.add(word)
              }
              return [...words]
            }
            """;

    @BeforeEach
    void lenders() {
        Lenders.provision();
    }

    @Test
    void anAgentCollectsInHindi() {
        String loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876554321");
        try (Browser browser = ofHindi(People.AGENT, Screen.PHONE)) {
            Page page = browser.page();
            browser.goTo("/console/collect?q=" + loan);
            look(browser, "hindi-collect-found", loan);
            page.locator("a.tile").click();
            fill(page, "five hundred");
            assertThat(page.locator(".problem")).containsText("राशि");
            look(browser, "hindi-collect-wrong", loan);
            fill(page, "1,250.50");
            assertThat(page.locator("main")).containsText("एक हज़ार दो सौ पचास");
            look(browser, "hindi-collect-confirm", loan);
            page.locator("form[data-pay] button").click();
            page.waitForURL("**/console/collect/done/**");
            look(browser, "hindi-collect-done", loan);
            String receipt = page.locator("h1").textContent();
            browser.goTo("/console/receipts/" + receipt);
            look(browser, "hindi-receipt", loan + " " + receipt + " " + People.AGENT);
            browser.goTo("/console/loans/" + loan);
            look(browser, "hindi-loan", loan + " " + receipt + " " + People.AGENT);
        }
    }

    @Test
    void whatAnAgentMayMeetIsSaidInHindi() {
        try (Browser browser = ofHindi(People.AGENT, Screen.PHONE)) {
            browser.allow("40[34]");
            assertThat(browser.goTo("/console/collect").status()).isEqualTo(200);
            look(browser, "hindi-collect", "");
            assertThat(browser.goTo("/console/loans/NOSUCHLOAN").status()).isEqualTo(404);
            look(browser, "hindi-not-found", "");
            assertThat(browser.goTo("/console/messages").status()).isEqualTo(403);
            look(browser, "hindi-forbidden", "");
            assertThat(browser.goTo("/console/sign-in-failed").status()).isEqualTo(200);
            look(browser, "hindi-sign-in-failed", "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/payments",
                "/console/suspense",
                "/console/not-taken",
                "/console/uploads",
                "/console/uploads/new",
                "/console/to-approve",
                "/console/find",
                "/console/messages"
            })
    void theOfficeReadsHindi(String address) {
        for (Screen screen : List.of(Screen.DESK, Screen.PHONE)) {
            try (Browser browser = ofHindi(People.MAKER, screen)) {
                assertThat(browser.goTo(address).status()).isEqualTo(200);
                look(browser, "hindi" + address.substring("/console".length()).replace('/', '-'), "");
            }
        }
    }

    @Test
    void aLanguageIsChosenInTheHeadAndRemembered() {
        try (Browser browser = Browser.of(People.AGENT)) {
            Page page = browser.page();
            browser.goTo("/console/collect");
            assertThat(page.locator("html")).hasAttribute("lang", "en");

            page.locator(".menu summary").click();
            page.locator(".menu button[lang=hi]").click();
            assertThat(page.locator("h1")).hasText("किससे राशि ले रहे हैं?");
            browser.goTo("/console/sign-in-failed");
            assertThat(page.locator("html")).hasAttribute("lang", "hi");
            browser.goTo("/console/collect");
            page.locator(".menu summary").click();
            assertThat(page.locator(".menu button[lang=hi]")).hasAttribute("aria-pressed", "true");
            browser.picture("hindi-menu");
            browser.assertNoFaults();
        }
    }

    private static Browser ofHindi(String person, Screen screen) {
        Browser browser = Browser.of(person, screen);
        browser.take(LANGUAGE, "hi");
        return browser;
    }

    private static void fill(Page page, String amount) {
        page.locator("#amount").fill(amount);
        page.locator("form[data-collect] button.primary").click();
        page.waitForLoadState();
    }

    /** @param data what the page shows that nobody translates */
    private static void look(Browser browser, String name, String data) {
        ScreensIT.look(browser, name);
        assertThat(browser.page().locator("html")).hasAttribute("lang", "hi");
        assertThat((List<?>) browser.page().evaluate(LATIN_WORDS))
                .as("words at " + browser.page().url())
                .allMatch(word -> NAMES.contains(word) || data.contains((String) word));
    }
}
