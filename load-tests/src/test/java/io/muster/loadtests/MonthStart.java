package io.muster.loadtests;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** The first of the month: huge workbooks are at work when hundreds of small ones come, and agents and staff want answers. */
public final class MonthStart extends Simulation {
    private static final Duration MORNING = Duration.ofMinutes(3);

    /** Lets everybody in. */
    public MonthStart() {
        setUp(
                        Journeys.uploads("huge").injectOpen(atOnceUsers(Plan.count("huge"))),
                        Journeys.uploads("small").injectOpen(rampUsers(Plan.count("small")).during(MORNING)),
                        Journeys.agents().injectOpen(rampUsers(Plan.count("payments")).during(MORNING)),
                        Journeys.staff().injectOpen(rampUsers(Plan.count("looks")).during(MORNING)))
                .protocols(Journeys.protocol())
                .maxDuration(Duration.ofMinutes(10))
                .assertions(Journeys.assertions(1_000, 500, 500));
    }
}
