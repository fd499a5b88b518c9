package io.muster.ops;

import io.muster.pipeline.Motion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether every upload at work here gets on.
 *
 * <p>A batch has a time limit, so an upload that has not moved for several of them will not move again: a restart gives
 * it to another worker.
 */
@Liveness
@ApplicationScoped
class LanesMove implements HealthCheck {
    private static final Duration STILL_MAX = Duration.ofMinutes(5);

    private final Motion motion;

    LanesMove(Motion motion) {
        this.motion = motion;
    }

    @Override
    public HealthCheckResponse call() {
        Duration still = motion.stillFor();
        return HealthCheckResponse.named("lanes move")
                .withData("stillForSeconds", still.toSeconds())
                .status(still.compareTo(STILL_MAX) < 0)
                .build();
    }
}
