package io.muster.console;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a script sends: without a session they get 499, and the script loads the page anew, for a sign-in cannot be
 * shown in a part of a page.
 */
@ApplicationScoped
class FragmentRequests implements JavaScriptRequestChecker {
    /** What Quarkus answers a script without a session, too. */
    static final int SESSION_GONE = 499;

    @Override
    public boolean isJavaScriptRequest(RoutingContext exchange) {
        return isFragment(exchange) || isStream(exchange.request().getHeader(HttpHeaders.ACCEPT));
    }

    /** Whether htmx asks. */
    static boolean isFragment(RoutingContext exchange) {
        return "true".equals(exchange.request().getHeader("HX-Request"));
    }

    private static boolean isStream(@Nullable String accepted) {
        return accepted != null && accepted.contains("text/event-stream");
    }
}
