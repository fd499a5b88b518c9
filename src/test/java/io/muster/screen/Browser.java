package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import io.muster.local.Realms;
import io.muster.local.SharedStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One person's browser: cookies of its own, and an ear for everything that goes wrong in a page. Who is named signs in at the
 * real Keycloak's page as soon as it stands in the way.
 */
public final class Browser implements AutoCloseable {
    /** The session's cookie. */
    public static final String SESSION = "q_session_console";

    private static final Path PICTURES = Path.of("target", "screens");
    private static final double WAIT_MAX_MS = 20_000;
    /** Where a person's cookies are while the session is fresh, so that not every page begins with a sign-in. */
    private static final Map<String, String> SIGNED_IN = new ConcurrentHashMap<>();

    private final @Nullable String person;
    private final Screen screen;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<Pattern> allowed = new ArrayList<>();

    private Browser(@Nullable String person, Screen screen, @Nullable String cookies) {
        this(person, screen, cookies, true);
    }

    private Browser(@Nullable String person, Screen screen, @Nullable String cookies, boolean scripts) {
        this.person = person;
        this.screen = screen;
        var options = screen.options().setJavaScriptEnabled(scripts);
        if (cookies != null) {
            options.setStorageState(cookies);
        }
        this.context = Chromium.only().newContext(options);
        context.setDefaultTimeout(WAIT_MAX_MS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                fault("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> fault("script: " + error));
        page.onRequestFailed(this::failed);
    }

    /** A browser of nobody yet. */
    public static Browser open(Screen screen) {
        return new Browser(null, screen, null);
    }

    /** This person's browser, at a desk. */
    public static Browser of(String person) {
        return of(person, Screen.DESK);
    }

    /** This person's browser, with the session of an earlier one where it still lives. */
    public static Browser of(String person, Screen screen) {
        return new Browser(person, screen, SIGNED_IN.get(person));
    }

    /** This person's browser, signed in, in which no script runs. */
    public static Browser withoutScripts(String person) {
        try (Browser signedIn = of(person)) {
            signedIn.goTo("/console/find");
            return new Browser(person, Screen.DESK, signedIn.context.storageState(), false);
        }
    }

    /** This person's browser, with a session of its own. */
    public static Browser anew(String person) {
        return new Browser(person, Screen.DESK, null);
    }

    /** Where the application is. */
    public static String address() {
        return "http://localhost:" + SharedStack.settings().get("quarkus.http.test-port");
    }

    /** What Playwright offers beyond this. */
    public Page page() {
        return page;
    }

    public Screen screen() {
        return screen;
    }

    /** Goes to an address such as {@code /console/uploads}, signing in on the way; answers what the page came with. */
    @CanIgnoreReturnValue
    public Response goTo(String path) {
        Response answer = page.navigate(address() + path);
        if (isAtSignIn()) {
            answer = signIn();
        }
        return answer;
    }

    /** Whether Keycloak asks who this is. */
    public boolean isAtSignIn() {
        return isProvider(page.url()) && page.locator("#kc-login").count() > 0;
    }

    /** Whether an address is Keycloak's. */
    static boolean isProvider(String url) {
        return url.contains("/realms/" + Realms.MUSTER + "/");
    }

    private Response signIn() {
        if (person == null) {
            throw new AssertionError("nobody is there to sign in at " + page.url());
        }
        Response answer = signInAs(person);
        SIGNED_IN.put(person, context.storageState());
        return answer;
    }

    /** Whoever sits there now signs in where Keycloak asks. */
    @CanIgnoreReturnValue
    public Response signInAs(String someone) {
        page.locator("#username").fill(someone);
        page.locator("#password").fill(Realms.SAMPLE_PASSWORD);
        Response answer = page.waitForResponse(
                Browser::isPageOfOurs, () -> page.locator("#kc-login").click());
        page.waitForLoadState();
        return answer;
    }

    private static boolean isPageOfOurs(Response answer) {
        boolean redirect = answer.status() >= 300 && answer.status() < 400;
        return answer.url().startsWith(address()) && answer.request().isNavigationRequest() && !redirect;
    }

    /** The value of a cookie of the console; empty when there is none. */
    public String cookie(String name) {
        return context.cookies(address() + "/console").stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    /** Takes over a cookie, as whoever copied it would. */
    public void take(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(address() + "/console")));
    }

    /** Keeps a picture of the whole page as {@code target/screens/NAME-1280-light.png}. */
    public void picture(String name) {
        var _ = page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + screen + ".png"))
                .setFullPage(true));
    }

    /** The page may say this; for journeys in which something goes wrong. */
    public void allow(String pattern) {
        allowed.add(Pattern.compile(pattern));
    }

    /** Fails when a script failed, a request did not go through, or the browser reported an error. */
    public void assertNoFaults() {
        assertThat(faults.stream()
                        .filter(fault -> allowed.stream()
                                .noneMatch(pattern -> pattern.matcher(fault).find()))
                        .toList())
                .as("what went wrong in the browser at " + page.url())
                .isEmpty();
    }

    /** Fails when the page is wider than the screen. */
    public void assertNoSidewaysScroll() {
        Object wider = page.evaluate("() => [...document.querySelectorAll('body *')]"
                + ".filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
                + ".slice(0, 5).map(e => e.outerHTML.slice(0, 120))");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))
                .as("a sideways scroll at " + page.url() + " on " + screen + ", perhaps for " + wider)
                .isEqualTo(false);
    }

    /** Fails when a card is wider than its place and nobody can move it: what is cut off there cannot be had. */
    public void assertNothingOutOfReach() {
        assertThat(page.evaluate("() => [...document.querySelectorAll('.card')]"
                        + ".filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden')"
                        + ".map(e => e.outerHTML.slice(0, 120))"))
                .as("what is cut off at " + page.url())
                .isEqualTo(List.of());
    }

    @Override
    public void close() {
        context.close();
    }

    /** A page that is left behind breaks off its streams: no fault. */
    private void failed(Request request) {
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            fault("request: " + request.method() + " " + request.url() + " " + request.failure());
        }
    }

    private void fault(String what) {
        faults.add(what);
    }
}
