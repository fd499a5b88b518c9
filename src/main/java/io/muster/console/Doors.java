package io.muster.console;

import io.muster.Role;
import io.muster.Roles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whether this process serves the console, and that it can. */
@ApplicationScoped
class Doors {
    private final ConsoleConfig config;
    private final Roles roles;

    Doors(ConsoleConfig config, Roles roles) {
        this.config = config;
        this.roles = roles;
    }

    /** Whether there is a console here. */
    boolean areOpen() {
        return config.enabled() && roles.plays(Role.API);
    }

    /** With secrets that one process made up for itself people would be signed out by the next. */
    void requireSecrets(@Observes StartupEvent event) {
        if (areOpen()
                && (config.clientSecret().isEmpty() || config.cookieSecret().isEmpty())) {
            throw new IllegalStateException("The console needs muster.console.client-secret and"
                    + " muster.console.cookie-secret (32 characters or more), or muster.console.enabled=false");
        }
    }
}
