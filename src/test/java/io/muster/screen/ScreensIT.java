package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page at a desk and on a phone, light and dark: a picture is kept in {@code target/screens}, axe finds nothing serious,
 * nothing scrolls sideways, and the browser reports no error. Pages that need something in the books are looked at where a
 * journey puts it there, by the same {@link #look}.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ScreensIT {
    /** A page that can be looked at in empty books. */
    private record Shown(String name, String person, String address) {}

    private static final List<Shown> PAGES = List.of(
            new Shown("dashboard", People.MAKER, "/console"),
            new Shown("find-empty", People.AUDITOR, "/console/find"),
            new Shown("find-none", People.MAKER, "/console/find?q=nothing-of-this-name-99"),
            new Shown("messages", People.CHECKER, "/console/messages"),
            new Shown("collect", People.AGENT, "/console/collect"));

    @BeforeEach
    void lenders() {
        Lenders.provision();
    }

    static Stream<Arguments> pages() {
        return PAGES.stream()
                .flatMap(page -> Screen.ALL.stream()
                        .map(screen -> Arguments.of(page.name(), page.person(), page.address(), screen)));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("pages")
    void aPageIsFitForAll(String name, String person, String address, Screen screen) {
        try (Browser browser = Browser.of(person, screen)) {
            assertThat(browser.goTo(address).status()).isEqualTo(200);
            look(browser, name);
        }
    }

    /** Judges the page that a browser shows, and keeps its picture under this name. */
    static void look(Browser browser, String name) {
        browser.picture(name);
        Axe.assertAccessible(browser);
        browser.assertNoSidewaysScroll();
        browser.assertNoFaults();
    }
}
