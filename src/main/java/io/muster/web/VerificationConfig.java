package io.muster.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much the public may ask of the page that verifies receipts. Behind a proxy set {@code quarkus.http.proxy}, or all of
 * the public is one client.
 */
@ConfigMapping(prefix = "muster.verification")
interface VerificationConfig {
    /** Looks of one client a minute: an address, or a network of 64 bits with IPv6. */
    @WithDefault("30")
    @Min(1)
    @Max(100_000)
    int clientLooksPerMinuteMax();

    /** Looks of all clients a second in this process. */
    @WithDefault("100")
    @Min(1)
    @Max(100_000)
    int looksPerSecondMax();

    /** Clients that are told apart at once; the one that was quiet for longest is forgotten first. */
    @WithDefault("10000")
    @Min(1)
    @Max(10_000_000)
    int clientsMax();
}
