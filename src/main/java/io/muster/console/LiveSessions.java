package io.muster.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Lets nobody into the console who is not signed in, or whose session has ended: a copy of its cookie is worth nothing from
 * then on. What people may do inside is judged by their roles, address by address.
 */
@ApplicationScoped
class LiveSessions implements HttpSecurityPolicy {
    private static final SecurityIdentity NOBODY =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private final SessionEnds ends;
    private final Doors doors;

    LiveSessions(SessionEnds ends, Doors doors) {
        this.ends = ends;
        this.doors = doors;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext exchange, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        // Where there is no console there is nothing to sign in to, and the address says so
        return doors.areOpen() ? identity.map(this::check) : CheckResult.permit();
    }

    private CheckResult check(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return CheckResult.DENY;
        }
        return session(identity).filter(ends::has).isPresent() ? new CheckResult(false, NOBODY) : CheckResult.PERMIT;
    }

    /** The session that somebody is signed in with, as the identity provider calls it. */
    static Optional<String> session(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<Object>claim("sid").map(Object::toString)
                : Optional.empty();
    }

    /** Who that is for the identity provider. */
    static Optional<String> subject(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<Object>claim(Claims.sub.name()).map(Object::toString)
                : Optional.empty();
    }
}
