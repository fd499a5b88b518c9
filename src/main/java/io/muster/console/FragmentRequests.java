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
    @Override
    public boolean isJavaScriptRequest(RoutingContext exchange) {
        return isFragment(exchange.request().getHeader("HX-Request"))
                || isStream(exchange.request().getHeader(HttpHeaders.ACCEPT));
    }

    /** Whether htmx asks. */
    static boolean isFragment(@Nullable String htmx) {
        return "true".equals(htmx);
    }

    private static boolean isStream(@Nullable String accepted) {
        return accepted != null && accepted.contains("text/event-stream");
    }
}
