package io.muster.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;

/**
 * Answers a session that nobody can read any more, as after a change of its secret: it is dropped, and the page asked for
 * again, which leads to a sign-in. Without that a browser would show the cookie and be refused for ever.
 */
final class SignInAgain {
    private static final String SESSION = "q_session_console";
    private static final String CAME_BACK = "/console/signed-in";
    private static final String FAILED = "/console/sign-in-failed";
    private static final int SEE_OTHER = 303;

    private SignInAgain() {}

    /** Makes a refusal into that. */
    static void answer(ContainerResponseContext answer, RoutingContext exchange) {
        answer.setEntity(null);
        var _ = answer.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        if (FragmentRequests.isFragment(exchange)) {
            answer.setStatus(FragmentRequests.SESSION_GONE);
            return;
        }
        answer.setStatus(SEE_OTHER);
        answer.getHeaders().putSingle(HttpHeaders.LOCATION, next(exchange));
        exchange.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(SESSION))
                .distinct()
                .forEach(name -> answer.getHeaders().add(HttpHeaders.SET_COOKIE, dropped(name)));
    }

    /** Who came back from the provider with nothing to go on with would only be sent there once more. */
    private static String next(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (exchange.normalizedPath().equals(CAME_BACK)) {
            return FAILED;
        }
        return request.method().name().equals("GET") ? ownPath(exchange) : "/console";
    }

    /** Two slashes in front would name another host. */
    private static String ownPath(RoutingContext exchange) {
        String query = exchange.request().query();
        return exchange.normalizedPath() + (query == null ? "" : "?" + query);
    }

    private static NewCookie dropped(String name) {
        return new NewCookie.Builder(name)
                .value("")
                .path("/console")
                .maxAge(0)
                .httpOnly(true)
                .build();
    }
}
