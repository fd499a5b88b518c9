package io.muster.console;

import static io.muster.log.MusterLog.LOG;

import io.muster.web.Problem;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at before a request of the console finds its address: that there is a console here, and that a change
 * comes from a page of ours in a session of ours. Nothing of the body is read for that.
 */
class ConsoleDoor {
    private static final String PATH = "/console";
    /** The identity provider tells it by a token of its own, and has no cookie. */
    private static final String SESSION_ENDS = SessionEndResource.PATH;

    /** Forms that work without scripts carry the token as a field; the resource looks at it, when the body is read. */
    private static final Set<String> TOKEN_IN_FORM = Set.of("/console/unhelpful");

    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    private final Doors doors;
    private final FormTokens tokens;

    ConsoleDoor(Doors doors, FormTokens tokens) {
        this.doors = doors;
        this.tokens = tokens;
    }

    /** Whether a path is the console's. */
    static boolean leadsIn(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @ServerRequestFilter(preMatching = true)
    void look(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        if (!leadsIn(path)) {
            return;
        }
        if (!doors.areOpen()) {
            throw new ProblemFailure(Problems.notFound("address here"));
        }
        HttpServerRequest request = exchange.request();
        if (LOOKING.contains(request.method().name()) || path.equals(SESSION_ENDS)) {
            return;
        }
        if (!isOwn(request) || !TOKEN_IN_FORM.contains(path) && !isOfSession(exchange)) {
            LOG.foreignForm();
            throw new ProblemFailure(foreign());
        }
    }

    /** Browsers say where a request comes from; older ones, and those on plain HTTP, say it by its origin only. */
    private static boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null ? site.equals("same-origin") : ownOrigin(request).equals(origin(request));
    }

    private static String ownOrigin(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }

    private static @Nullable String origin(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.ORIGIN);
    }

    private boolean isOfSession(RoutingContext exchange) {
        return exchange.user() instanceof QuarkusHttpUser user
                && isOf(user.getSecurityIdentity(), exchange.request().getHeader(FormTokens.HEADER));
    }

    private boolean isOf(SecurityIdentity identity, @Nullable String shown) {
        return tokens.isOf(
                LiveSessions.session(identity).orElse(""),
                LiveSessions.subject(identity).orElse(""),
                shown);
    }

    static Problem foreign() {
        return Problem.of(
                403,
                "foreign-form",
                "Not from this page",
                "This change does not come from a page of your session, so nothing was changed.",
                "Load the page again and repeat it there.");
    }
}
