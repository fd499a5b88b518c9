package io.muster.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/** The console's doors; how people sign in is {@code quarkus.oidc.console.*}. */
@ConfigMapping(prefix = "muster.console")
interface ConsoleConfig {
    /** Whether this process serves the console; it needs the role api, too. */
    @WithDefault("true")
    boolean enabled();

    /** By which the identity provider knows the client {@code muster-console}. */
    Optional<String> clientSecret();

    /** Seals the session's cookie and signs the token of forms; the same in all processes. */
    Optional<@Size(min = 32) String> cookieSecret();

    /** How often a process asks which sessions ended elsewhere. */
    @WithDefault("2s")
    Duration endsEvery();

    /** How long an ended session is remembered: longer than the identity provider lets any session live. */
    @WithDefault("11h")
    Duration endsFor();
}
