package io.muster.ops;

import io.muster.pipeline.MessageFeed;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * How far behind the events the messages are, and what stands in the way. Never down: what is not decided waits in Kafka,
 * and no restart brings Kafka or a lender's database back.
 */
@Readiness
@ApplicationScoped
class MessagesAreDecided implements HealthCheck {
    private final MessageFeed feed;

    MessagesAreDecided(MessageFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("messages are decided");
        if (feed.isOn()) {
            String problem = feed.problem();
            response.withData("events", (problem == null ? "" : problem + "; ") + feed.lagEvents() + " events wait")
                    .withData("parked", feed.parkedEvents() + " events are parked until their lenders' books answer")
                    .withData("lenders", feed.lendersAway() + " lenders do not answer, or slowly");
        }
        return response.up().build();
    }
}
