package io.muster.web;

import io.muster.tenant.TenantId;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, and for which lender: from the verified access token and from nothing else. */
@RequestScoped
public class CurrentUser {
    private static final String TENANT_CLAIM = "tenant";

    private final SecurityIdentity identity;

    CurrentUser(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The user's name, as the books and the events show it. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** Who this is for the identity provider, whatever the name becomes: two hands of one subject are one person. */
    public String subject() {
        return token().map(JsonWebToken::getSubject).orElseGet(this::name);
    }

    /** The session that this user is signed in with, as the identity provider calls it. */
    public Optional<String> session() {
        return token().flatMap(token -> token.<Object>claim("sid")).map(Object::toString);
    }

    /** Whether the identity provider gave this user the role. */
    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /**
     * The lender that this user works for.
     *
     * @throws ProblemFailure when the token names none
     */
    public TenantId tenant() {
        return findTenant().orElseThrow(() -> new ProblemFailure(Problems.noTenant()));
    }

    /** The lender that this user works for, if any. */
    public Optional<TenantId> findTenant() {
        return token().flatMap(token -> token.<Object>claim(TENANT_CLAIM)).flatMap(CurrentUser::tenantId);
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }

    private static Optional<TenantId> tenantId(Object claim) {
        try {
            return Optional.of(new TenantId(claim.toString()));
        } catch (IllegalArgumentException notATenantId) {
            return Optional.empty();
        }
    }
}
