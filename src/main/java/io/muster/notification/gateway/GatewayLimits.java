package io.muster.notification.gateway;

import java.time.Duration;

/**
 * How a gateway may be used by one process.
 *
 * @param timeout for one answer
 * @param perSecond requests, of any kind
 * @param circuitAfter requests of which half must have failed for the circuit to open
 * @param circuitRest how long it stays open
 */
public record GatewayLimits(Duration timeout, int atOnce, int perSecond, int circuitAfter, Duration circuitRest) {
    /** The longest timeout that a policy may name. */
    public static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);

    static final GatewayLimits USUAL = new GatewayLimits(Duration.ofSeconds(10), 8, 50, 10, Duration.ofSeconds(15));

    static GatewayLimits read(JsonPlace place) {
        JsonPlace at = place.only("timeoutSeconds", "atOnce", "perSecond", "circuitAfter", "circuitRestSeconds");
        return new GatewayLimits(
                Duration.ofSeconds(at.whole("timeoutSeconds", 10, 1, (int) TIMEOUT_MAX.toSeconds())),
                at.whole("atOnce", USUAL.atOnce(), 1, 64),
                at.whole("perSecond", USUAL.perSecond(), 1, 2_000),
                at.whole("circuitAfter", USUAL.circuitAfter(), 2, 1_000),
                Duration.ofSeconds(at.whole("circuitRestSeconds", 15, 1, 600)));
    }
}
