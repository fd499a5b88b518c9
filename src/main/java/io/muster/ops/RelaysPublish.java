package io.muster.ops;

import io.muster.events.OutboxRoom;
import io.muster.events.RelayRunner;
import io.muster.events.RelayStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether what this process posts can be published, now or later, and what stands in the way.
 *
 * <p>While Kafka is away postings go on and their events wait in the outbox, so this is down only when no lender's outbox
 * has room any more: then uploads wait for Kafka, and a process that reads them is no use. A process without the role
 * ingest has no relays and is never down for them.
 */
@Readiness
@ApplicationScoped
class RelaysPublish implements HealthCheck {
    private final RelayRunner relays;
    private final OutboxRoom room;

    RelaysPublish(RelayRunner relays, OutboxRoom room) {
        this.relays = relays;
        this.room = room;
    }

    @Override
    public HealthCheckResponse call() {
        List<RelayStatus> statuses = relays.statuses();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("relays publish");
        statuses.forEach(status -> response.withData(status.tenant().value(), describe(status)));
        return response.status(statuses.isEmpty() || !statuses.stream().allMatch(this::isFull))
                .build();
    }

    private boolean isFull(RelayStatus status) {
        return room.isFull(status.waitingEvents());
    }

    private String describe(RelayStatus status) {
        String waiting = status.waitingEvents() + " events wait";
        String problem = status.problem() == null ? "up, " + waiting : status.problem() + "; " + waiting;
        return isFull(status) ? problem + ": the outbox takes " + room.eventsMax() + ", so uploads wait, too" : problem;
    }
}
