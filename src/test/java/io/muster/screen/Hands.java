package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;

/** Hands on a keyboard and on nothing else; wherever they go, the page shows where they are. */
final class Hands {
    private static final int STOPS_MAX = 120;

    /** What is wrong with the place that has the focus; empty when anybody can see it. */
    private static final String UNSEEN = """
            () => {
              const here = document.activeElement
              if (here === document.body) return ''
              const looks = [here, here.closest('label')].filter(Boolean).map(each => getComputedStyle(each))
              const ringed = looks.some(look => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2)
              const box = here.getBoundingClientRect()
              const x = box.left + box.width / 2
              const y = box.top + Math.min(box.height, 40) / 2
              const on = document.elementFromPoint(x, y)
              const name = here.outerHTML.slice(0, 160)
              if (!ringed) return 'no ring around ' + name
              if (box.width < 2 || box.height < 2) return 'nothing to see of ' + name
              if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) return 'out of sight: ' + name
              if (!on || !(here.contains(on) || on.contains(here))) return 'covered: ' + name + ' by ' + on?.outerHTML.slice(0, 80)
              return ''
            }
            """;

    private final Page page;
    private final Keyboard keys;

    Hands(Page page) {
        this.page = page;
        this.keys = page.keyboard();
    }

    /** Presses keys one after another, such as {@code Enter} or {@code Alt+ArrowDown}. */
    void press(String... each) {
        // A page can be seen before its scripts have run, and until then nobody hears the keys
        page.waitForLoadState();
        for (String key : each) {
            keys.press(key);
        }
    }

    /** Types a text into whatever has the focus. */
    void type(String text) {
        keys.type(text);
    }

    /** Goes from stop to stop until this has the focus. */
    void goTo(String selector) {
        Locator wanted = page.locator(selector).first();
        wanted.waitFor();
        for (int stop = 0; stop < STOPS_MAX; stop++) {
            if (has(wanted)) {
                return;
            }
            keys.press("Tab");
            assertThat(page.evaluate(UNSEEN)).as("the focus at " + page.url()).isEqualTo("");
        }
        throw new AssertionError("no Tab key leads to " + selector + " at " + page.url());
    }

    /** Goes there and presses Enter. */
    void use(String selector) {
        goTo(selector);
        keys.press("Enter");
    }

    /** Whether this has the focus. */
    boolean has(Locator wanted) {
        return (boolean) wanted.evaluate("each => each === document.activeElement");
    }

    /** Goes to a field for files and chooses one. */
    void choose(String selector, FilePayload file) {
        // Listens before it goes there: the browser is told late that somebody answers its question
        page.onFileChooser(chooser -> chooser.setFiles(file));
        goTo(selector);
        keys.press("Space");
        PlaywrightAssertions.assertThat(page.locator("[data-file]")).hasText(file.name);
    }
}
