package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kafka waits for a poll longer than lenders may take. */
class FeedClientsTest {
    @Test
    void aPollMayTakeAsLongAsEveryLenderOfItTogether() {
        assertThat(pollEvery(Map.of("muster.feed.lender-answer-max", "3m", "muster.feed.events-max", "80")))
                .isGreaterThan(Duration.ofMinutes(3 * 80 / 8));
        assertThat(pollEvery(Map.of("muster.feed.parked-poll-max", "10m"))).isGreaterThan(Duration.ofMinutes(10));
    }

    private static Duration pollEvery(Map<String, String> settings) {
        FeedConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(FeedConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(FeedConfig.class);
        return new FeedClients(Map.of(), config).pollEvery();
    }
}
