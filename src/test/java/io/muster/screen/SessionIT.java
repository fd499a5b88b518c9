package io.muster.screen;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.Application;
import io.muster.local.LocalStackResource;
import io.muster.local.Ports;
import io.muster.local.SharedStack;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session is worth something only where it belongs, only to its own pages, and only until it ends, wherever it ends. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SessionIT {
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(20);

    @BeforeEach
    void lenders() {
        Lenders.provision();
    }

    @Test
    void signingOutKillsACopiedCookieForGood() {
        try (Browser browser = Browser.anew(People.MAKER)) {
            Session copied = Session.of(browser);
            Session elsewhere = Session.anew(People.MAKER);
            assertThat(copied.lives()).isTrue();

            browser.goTo("/console/sign-out");
            browser.page().waitForURL(url -> url.contains("/console/signed-out"));

            await().atMost(HEARD_WITHIN).until(() -> !copied.lives());
            // Quarkus' own logout is forgotten at its first use
            for (int again = 0; again < 3; again++) {
                assertThat(copied.status(Browser.address())).isEqualTo(302);
            }
            assertThat(copied.request()
                            .header("HX-Request", "true")
                            .get("/console/alive")
                            .statusCode())
                    .isEqualTo(499);
            assertThat(elsewhere.lives()).as("the same person's other session").isTrue();
        }
    }

    @Test
    void anotherProcessHearsOfItToo(@TempDir Path folder) {
        Application other = Application.start(SharedStack.settings(), Ports.free(), folder.resolve("other.log"));
        try (Browser browser = Browser.anew(People.CHECKER)) {
            other.awaitReady();
            Session copied = Session.of(browser);
            assertThat(copied.status(other.address()))
                    .as("a session is good in every process")
                    .isEqualTo(204);

            browser.goTo("/console/sign-out");

            await().atMost(HEARD_WITHIN).until(() -> copied.status(other.address()) == 302);
            assertThat(copied.status(other.address())).isEqualTo(302);
        } finally {
            other.process().close();
        }
    }

    @Test
    void anAdministratorEndsAllSessionsOfAPersonAndOfNobodyElse() {
        Session desk = Session.anew(People.MAKER_TOO);
        Session phone = Session.anew(People.MAKER_TOO);
        Session another = Session.anew(People.OTHER_MAKER);
        assertThat(desk.lives() && phone.lives() && another.lives()).isTrue();

        KeycloakAdmin.signOutEverywhere(People.MAKER_TOO);

        await().atMost(HEARD_WITHIN).until(() -> !desk.lives() && !phone.lives());
        assertThat(another.lives()).isTrue();
    }

    @Test
    void nobodyButTheProviderEndsASession() {
        Session session = Session.anew(People.MAKER);

        given().contentType("application/x-www-form-urlencoded")
                .formParam("logout_token", People.token(People.MAKER))
                .post("/console/sessions/end")
                .then()
                .statusCode(400);

        assertThat(session.lives()).isTrue();
    }

    @Test
    void theCookieIsWorthNothingAtTheApi() {
        Response answer = Session.anew(People.MAKER).request().get("/api/v1/uploads");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aBearerTokenIsWorthNothingAtTheConsole() {
        Response answer = given().redirects()
                .follow(false)
                .auth()
                .oauth2(People.token(People.MAKER))
                .get("/console/alive");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/realms/muster/protocol/openid-connect/auth");
    }

    @Test
    void theCookieIsForThisSiteAndForNoScript() {
        try (Browser browser = Browser.anew(People.MAKER)) {
            browser.goTo("/console");

            assertThat(browser.page().context().cookies())
                    .filteredOn(cookie -> cookie.name.startsWith("q_"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> {
                        assertThat(cookie.httpOnly).isTrue();
                        assertThat(cookie.path).isEqualTo("/console");
                        assertThat(cookie.sameSite).hasToString("LAX");
                    });
            assertThat(browser.page().evaluate("() => document.cookie"))
                    .asString()
                    .doesNotContain("q_session");
        }
    }

    @Test
    void aChangeComesFromAPageOfItsOwnSession() {
        Session session = Session.anew(People.MAKER);
        Session another = Session.anew(People.MAKER);

        assertThat(session.change().post("/console/look/dark").statusCode()).isIn(200, 204);
        refuse(new Session(session.cookie(), "").change().post("/console/look/dark"));
        refuse(new Session(session.cookie(), another.form()).change().post("/console/look/dark"));
        refuse(session.request()
                .header("X-Muster-Form", session.form())
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("text/plain")
                .post("/console/look/dark"));
        refuse(session.request()
                .header("X-Muster-Form", session.form())
                .header("Sec-Fetch-Site", "same-site")
                .header("Origin", Browser.address())
                .contentType("text/plain")
                .post("/console/look/dark"));
        refuse(session.request()
                .header("X-Muster-Form", session.form())
                .header("Origin", "http://localhost:1")
                .contentType("text/plain")
                .post("/console/look/dark"));
        refuse(session.request()
                .header("X-Muster-Form", session.form())
                .contentType("text/plain")
                .post("/console/look/dark"));
    }

    @Test
    void anOlderBrowserShowsItsOriginInstead() {
        Session session = Session.anew(People.MAKER);

        assertThat(session.request()
                        .header("X-Muster-Form", session.form())
                        .header("Origin", Browser.address())
                        .contentType("application/x-www-form-urlencoded")
                        .post("/console/look/dark")
                        .statusCode())
                .isIn(200, 204);
    }

    /** The form's token is of the session, and a change without a session is not even looked at. */
    @Test
    void aChangeOfNobodyGoesToTheSignIn() {
        String form = Session.anew(People.MAKER).form();

        Response answer = given().redirects()
                .follow(false)
                .header("X-Muster-Form", form)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("text/plain")
                .post("/console/look/dark");

        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private static void refuse(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.body().asString()).contains("Not from this page");
    }
}
