package io.muster.console;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who judges a request: the path alone says so. Left to itself Quarkus lets a session's cookie choose the console's tenant at
 * every address, and whoever copied one could use the API with it.
 */
@ApplicationScoped
class PathTenants implements TenantResolver {
    /** The name in {@code quarkus.oidc.console.*}. */
    static final String CONSOLE = "console";

    @Override
    public String resolve(RoutingContext exchange) {
        return ConsoleDoor.leadsIn(exchange.normalizedPath()) ? CONSOLE : OidcUtils.DEFAULT_TENANT_ID;
    }
}
