package io.muster.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Finds an event in Kafka by its key, its time and its id, as any consumer could; one thread, blocks. */
final class TrailEvents implements AutoCloseable {
    /** An event has its transaction's time, and transactions end in another order than they begin. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    private static final Duration POLL_MAX = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final Duration SEARCH_MAX = Duration.ofSeconds(60);
    private static final int RECORDS_MAX = 2_000_000;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param kafka how Kafka is reached, as its clients call it */
    TrailEvents(Map<String, String> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "none");
        settings.put("allow.auto.create.topics", "false");
        settings.put("default.api.timeout.ms", Long.toString(ANSWER_MAX.toMillis()));
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Where an event is.
     *
     * @param traceparent what it says of a trace; null when it says nothing
     */
    record Found(
            String topic,
            int partition,
            long offset,
            Instant at,
            @Nullable String traceparent) {}

    /**
     * Looks for an event behind the time at which it was appended, in the partition of its key.
     *
     * @return empty when it is not there, or not among the first 2,000,000 behind that time
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    Optional<Found> find(String topic, String key, String id, Instant at) {
        int partitions = consumer.partitionsFor(topic, ANSWER_MAX).size();
        // As Kafka's own clients place a key
        int partition = Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
        TopicPartition place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        OffsetAndTimestamp from = consumer.offsetsForTimes(
                        Map.of(place, at.minus(BEFORE).toEpochMilli()), ANSWER_MAX)
                .get(place);
        if (from == null) {
            return Optional.empty();
        }
        consumer.seek(place, from.offset());
        return search(place, id);
    }

    private Optional<Found> search(TopicPartition place, String id) {
        long end = consumer.endOffsets(List.of(place), ANSWER_MAX).getOrDefault(place, 0L);
        long untilNanos = System.nanoTime() + SEARCH_MAX.toNanos();
        int read = 0;
        while (consumer.position(place, ANSWER_MAX) < end && read < RECORDS_MAX && System.nanoTime() < untilNanos) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL_MAX)) {
                read++;
                if (id.equals(header(event, "ce_id"))) {
                    return Optional.of(new Found(
                            event.topic(),
                            event.partition(),
                            event.offset(),
                            Instant.ofEpochMilli(event.timestamp()),
                            header(event, "ce_traceparent")));
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
