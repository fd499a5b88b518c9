package io.muster.ops;

import io.muster.events.RelayRunner;
import io.muster.events.RelayStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the relays of this process publish, and what stands in the way.
 *
 * <p>Down only when none does: postings go on meanwhile, their events wait in the outbox.
 */
@Readiness
@ApplicationScoped
class RelaysPublish implements HealthCheck {
    private final RelayRunner relays;

    RelaysPublish(RelayRunner relays) {
        this.relays = relays;
    }

    @Override
    public HealthCheckResponse call() {
        List<RelayStatus> statuses = relays.statuses();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("relays publish");
        statuses.forEach(status -> response.withData(status.tenant().value(), describe(status)));
        return response.status(statuses.isEmpty() || statuses.stream().anyMatch(status -> status.problem() == null))
                .build();
    }

    private static String describe(RelayStatus status) {
        return status.problem() == null
                ? "up, " + status.waitingEvents() + " events wait"
                : status.problem() + " " + status.waitingEvents() + " events wait";
    }
}
