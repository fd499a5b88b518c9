package io.muster.console;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** Knows the console's identity provider and its keys, once it has answered; keys are fetched again when they change. */
@ApplicationScoped
class LogoutDoor {
    private final TenantConfigBean providers;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable LogoutTokens tokens;

    LogoutDoor(TenantConfigBean providers) {
        this.providers = providers;
    }

    /**
     * Answers which session a token ends; blocks.
     *
     * @throws LogoutTokens.Refused when it ends none, or nobody can tell because the provider has not been reached yet
     */
    String session(String token) throws LogoutTokens.Refused {
        LogoutTokens known = tokens;
        return (known == null ? make() : known).session(token);
    }

    private LogoutTokens make() throws LogoutTokens.Refused {
        making.lock();
        try {
            TenantConfigContext provider = providers.getStaticTenant(PathTenants.CONSOLE);
            OidcConfigurationMetadata metadata =
                    provider == null || !provider.ready() ? null : provider.getOidcMetadata();
            if (metadata == null || metadata.getIssuer() == null || metadata.getJsonWebKeySetUri() == null) {
                throw new LogoutTokens.Refused("the identity provider is not known yet");
            }
            HttpsJwks keys = new HttpsJwks(metadata.getJsonWebKeySetUri());
            keys.setSimpleHttpGet(
                    new ProviderFetch(provider.getOidcProviderClient().getWebClient()));
            LogoutTokens made = new LogoutTokens(
                    new HttpsJwksVerificationKeyResolver(keys),
                    metadata.getIssuer(),
                    provider.oidcConfig().clientId().orElseThrow());
            tokens = made;
            return made;
        } finally {
            making.unlock();
        }
    }
}
