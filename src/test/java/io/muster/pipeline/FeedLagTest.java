package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What waits is what Kafka has, not what was fetched of it. */
class FeedLagTest {
    private static final TopicPartition ONE = new TopicPartition("t", 0);
    private static final TopicPartition OTHER = new TopicPartition("t", 1);

    private final FeedLag lag = new FeedLag();

    @Test
    void everythingBehindThePlaceOfEachPartitionCounts() {
        try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
            consumer.assign(Set.of(ONE, OTHER));
            consumer.updateEndOffsets(Map.of(ONE, 5_000L, OTHER, 7L));

            lag.measure(consumer, _ -> Map.of(ONE, 10L, OTHER, 7L));
            assertThat(lag.events()).isEqualTo(4_990);

            // Kafka is asked now and then only
            lag.measure(consumer, _ -> Map.of(ONE, 5_000L, OTHER, 7L));
            assertThat(lag.events()).isEqualTo(4_990);
        }
    }

    @Test
    void theOldestThatIsNotDecidedSaysHowFarBehindWeAre() {
        assertThat(lag.seconds()).isZero();

        lag.waitingSince(System.currentTimeMillis() - 90_000);
        assertThat(lag.seconds()).isBetween(90.0, 900.0);

        lag.nothingWaits();
        assertThat(lag.seconds()).isZero();
    }
}
