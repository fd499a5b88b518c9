package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.tenant.TenantId;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentUserTest {
    @Test
    void theTenantIsTheTokensClaim() {
        assertThat(user(new Token(Map.of("tenant", "kaveri"))).tenant()).isEqualTo(new TenantId("kaveri"));
    }

    @Test
    void aTokenWithoutATenantHasNoLender() {
        assertNoTenant(user(new Token(Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "../kaveri", "kaveri/..", "KAVERI", "[kaveri, sutlej]"})
    void aClaimThatIsNoTenantIdIsNone(String claim) {
        assertNoTenant(user(new Token(Map.of("tenant", claim))));
    }

    @Test
    void whoeverHasNoTokenHasNoLender() {
        assertNoTenant(user(new QuarkusPrincipal("asha")));
    }

    private static void assertNoTenant(CurrentUser user) {
        assertThatThrownBy(user::tenant)
                .isInstanceOfSatisfying(
                        ProblemFailure.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("no-tenant"));
    }

    private static CurrentUser user(Principal principal) {
        return new CurrentUser(
                QuarkusSecurityIdentity.builder().setPrincipal(principal).build());
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "asha";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
