package io.muster.bench.road;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Sees the end of uploads as a reader of committed events does. The end is published behind all of the upload's payments, so
 * whoever has seen it knows that they are acknowledged; the payments themselves are not read, for that would take CPU from
 * the broker. One thread.
 */
final class UploadEvents implements AutoCloseable {
    private static final String TOPIC = "muster.uploads.v1";
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, String> consumer;

    /** From now on. */
    UploadEvents(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Waits for the end of an upload and says when it was seen, by {@link System#nanoTime}. */
    long awaitEnd(String upload, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (Instant.now().isBefore(deadline)) {
            for (ConsumerRecord<String, String> event : consumer.poll(POLL)) {
                if (event.key().endsWith(upload)) {
                    return System.nanoTime();
                }
            }
        }
        throw new IllegalStateException("no end of upload " + upload + " in Kafka after " + limit);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
