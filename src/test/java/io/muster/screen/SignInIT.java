package io.muster.screen;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People come in by Keycloak, each to the own lender's console, and who has none is told so. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SignInIT {
    @BeforeEach
    void lenders() {
        Lenders.provision();
    }

    @ParameterizedTest
    @CsvSource({"kaveri-maker, Kaveri Finance", "sutlej-maker, Sutlej Capital", "kaveri-auditor, Kaveri Finance"})
    void whoSignsInSeesTheOwnLendersName(String person, String lender) {
        try (Browser browser = Browser.anew(person)) {
            Response answer = browser.goTo("/console");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(browser.page().locator("header .lender").textContent()).contains(lender);
            assertThat(browser.page().locator("header .menu").textContent()).contains(person);
            browser.assertNoFaults();
        }
    }

    @Test
    void whoSignsInComesWhereTheyWanted() {
        try (Browser browser = Browser.anew(People.MAKER)) {
            Response answer = browser.goTo("/console/nothing-here?x=1&y=%2F");

            assertThat(browser.page().url()).isEqualTo(Browser.address() + "/console/nothing-here?x=1&y=%2F");
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void theBareAddressLeadsToTheConsole() {
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", Browser.address() + "/console");
    }

    @Test
    void anAgentsPlaceIsAnotherAndTheDashboardIsNotTheirs() {
        try (Browser browser = Browser.anew(People.AGENT)) {
            browser.allow("403");
            Response answer = browser.goTo("/console");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(browser.page().url()).isEqualTo(Browser.address() + "/console/collect");
            assertThat(browser.page().locator("nav.places a").allTextContents()).containsExactly("Collect");
            assertThat(browser.goTo("/console/payments").status()).isEqualTo(403);
            browser.assertNoFaults();
        }
    }

    /** A platform's admin has no lender, and of strangers one has none and one has one that is not in the directory. */
    @ParameterizedTest
    @ValueSource(strings = {People.ADMIN, People.OF_NOBODY, People.OF_AN_UNKNOWN_LENDER})
    void whoWorksForNoLenderIsToldSo(String person) {
        try (Browser browser = Browser.anew(person)) {
            Response answer = browser.goTo("/console");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(browser.page().locator("h1").textContent()).isEqualTo("You work for no lender");
            assertThat(browser.page().locator("main").textContent()).contains(person);
            Axe.assertAccessible(browser);
            browser.page().locator("a[href='/console/sign-out']").click();
            browser.page().waitForURL(url -> url.startsWith(Browser.address() + "/console/signed-out"));
        }
    }

    @ParameterizedTest
    @FieldSource("io.muster.screen.Screen#ALL")
    void thePagesAroundSigningInAreFitForAll(Screen screen) {
        try (Browser browser = Browser.open(screen)) {
            Stream.of("signed-out", "sign-in-failed").forEach(name -> {
                browser.goTo("/console/" + name);
                browser.picture(name);
                Axe.assertAccessible(browser);
                browser.assertNoSidewaysScroll();
            });
            browser.assertNoFaults();
        }
    }

    @ParameterizedTest
    @FieldSource("io.muster.screen.Screen#ALL")
    void problemsAreFitForAll(Screen screen) {
        try (Browser browser = Browser.of(People.MAKER, screen);
                Browser stranger = Browser.of(People.ADMIN, screen)) {
            Stream.of(browser, stranger).forEach(one -> {
                one.allow("40[34]");
                one.goTo("/console/nothing-here");
            });
            stranger.goTo("/console");
            browser.picture("not-found");
            stranger.picture("no-lender");
            Stream.of(browser, stranger).forEach(one -> {
                Axe.assertAccessible(one);
                one.assertNoSidewaysScroll();
                one.assertNoFaults();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void everyAnswerOfTheConsoleCarriesItsPolicy(String address) {
        var answer = given().redirects().follow(false).get(address);

        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    /** A page, redirects to the sign-in and from it, a method that is not there. */
    static Stream<String> addresses() {
        return Stream.of(
                "/console/signed-out",
                "/console",
                "/console/nothing-here",
                "/console/signed-in?code=x&state=y",
                "/console/sign-out",
                "/console/sessions/end");
    }

    /** As after a change of the cookies' secret: it must not stand in the way for ever. */
    @Test
    void aSessionThatCannotBeReadIsDropped() {
        try (Browser browser = Browser.anew(People.MAKER)) {
            browser.goTo("/console");
            browser.take(Browser.SESSION, "rubbish");

            Response answer = browser.goTo("/console?again=1");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(browser.cookie(Browser.SESSION)).isNotIn("", "rubbish");
        }
        given().redirects()
                .follow(false)
                .cookie(Browser.SESSION, "rubbish")
                .header("HX-Request", "true")
                .get("/console/alive")
                .then()
                .statusCode(499);
    }
}
