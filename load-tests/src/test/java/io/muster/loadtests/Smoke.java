package io.muster.loadtests;

import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** Everybody at once, within twenty seconds: that the load itself works, and that its money is right. */
public final class Smoke extends Simulation {
    private static final Duration SPAN = Duration.ofSeconds(20);

    /** Lets everybody in. */
    public Smoke() {
        setUp(
                        Journeys.uploads("small").injectOpen(rampUsers(Plan.count("small")).during(SPAN)),
                        Journeys.agents().injectOpen(rampUsers(Plan.count("payments")).during(SPAN)),
                        Journeys.staff().injectOpen(rampUsers(Plan.count("looks")).during(SPAN)))
                .protocols(Journeys.protocol())
                .maxDuration(Duration.ofSeconds(50))
                .assertions(Journeys.assertions(2_000, 2_000, 2_000));
    }
}
