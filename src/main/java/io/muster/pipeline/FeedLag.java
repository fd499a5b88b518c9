package io.muster.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * How far a consumer is behind what is published in its partitions. Asked of Kafka now and then on the consumer's own thread,
 * for what was fetched last says nothing of what lies behind it; read on any.
 */
final class FeedLag {
    /** How long a question to Kafka may hold the consumer. */
    static final Duration ASK_MAX = Duration.ofSeconds(1);

    private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long NOTHING = Long.MAX_VALUE;

    private volatile long events;
    private volatile long sinceMillis = NOTHING;
    private long askAtNanos = System.nanoTime();

    /** Events that are published and not decided, when Kafka was last asked. */
    long events() {
        return events;
    }

    /** How long ago the oldest event at hand was published; 0 when there is none. */
    double seconds() {
        long since = sinceMillis;
        return since == NOTHING ? 0 : Math.max(0, System.currentTimeMillis() - since) / 1000.0;
    }

    /** @param millis when the oldest event at hand was published */
    void waitingSince(long millis) {
        sinceMillis = millis;
    }

    /** Nothing is at hand that is not decided. */
    void nothingWaits() {
        sinceMillis = NOTHING;
    }

    /**
     * Asks Kafka where the partitions end, if it is time to; what it does not answer in time stays as it was.
     *
     * @param places up to where each partition is decided; may ask Kafka, too
     */
    void measure(Consumer<?, ?> consumer, Function<Set<TopicPartition>, Map<TopicPartition, Long>> places) {
        if (System.nanoTime() - askAtNanos < 0) {
            return;
        }
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), ASK_MAX);
            Map<TopicPartition, Long> decided = places.apply(ends.keySet());
            events = ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - decided.getOrDefault(end.getKey(), end.getValue())))
                    .sum();
        } catch (TimeoutException unknown) {
            // The consumer's own work will say it, if Kafka is away
        }
        askAtNanos = System.nanoTime() + EVERY_NANOS;
    }
}
