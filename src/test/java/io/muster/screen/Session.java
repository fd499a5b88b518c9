package io.muster.screen;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's session without the browser: its cookie, and the token that its pages carry.
 *
 * @param form empty for whoever has no page
 */
record Session(String cookie, String form) {
    private static final Pattern TOKEN = Pattern.compile("\"X-Muster-Form\":\"([^\"]+)\"");

    /** A session of its own for a person. */
    static Session anew(String person) {
        try (Browser browser = Browser.anew(person)) {
            return of(browser);
        }
    }

    /** The session that a browser is signed in with. */
    static Session of(Browser browser) {
        browser.goTo("/console/nothing-here");
        return with(browser);
    }

    /** The session of the page that a browser shows. */
    static Session with(Browser browser) {
        Matcher token = TOKEN.matcher(browser.page().content().replace("&quot;", "\""));
        return new Session(browser.cookie(Browser.SESSION), token.find() ? token.group(1) : "");
    }

    /** A request that carries the cookie and is told of redirects. */
    RequestSpecification request() {
        return given().redirects().follow(false).cookie(Browser.SESSION, cookie);
    }

    /** A change as htmx sends one from a page of this session. */
    RequestSpecification change() {
        return request()
                .header("HX-Request", "true")
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Muster-Form", form)
                .contentType("application/x-www-form-urlencoded");
    }

    /** The status that a page of this session gets at another process, or at the one under test. */
    int status(String address) {
        return request().get(address + "/console/alive").statusCode();
    }

    /** Whether it is let in. */
    boolean lives() {
        return status(Browser.address()) == 204;
    }
}
