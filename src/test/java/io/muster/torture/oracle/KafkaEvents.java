package io.muster.torture.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Muster's topics on a real broker, which may be away for a while. One thread. */
final class KafkaEvents implements EventSource {
    static final List<String> TOPICS = List.of("muster.payments.v1", "muster.uploads.v1");
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String ANSWER_MAX_MS = "10000";
    private static final String FETCH_BYTES_MAX = "4194304";

    private final KafkaConsumer<String, String> consumer;

    KafkaEvents(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        "oracle-" + UUID.randomUUID(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        "false",
                        "fetch.max.bytes",
                        FETCH_BYTES_MAX,
                        "default.api.timeout.ms",
                        ANSWER_MAX_MS),
                new StringDeserializer(),
                new StringDeserializer());
    }

    @Override
    public List<ConsumerRecord<String, String>> next() {
        if (!assigned()) {
            return List.of();
        }
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        consumer.poll(POLL).forEach(found::add);
        return found;
    }

    @Override
    public boolean atEnd(Duration patience) {
        try {
            return assigned()
                    && consumer.endOffsets(consumer.assignment(), patience).entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey(), patience) >= end.getValue());
        } catch (RetriableException away) {
            return false;
        }
    }

    @Override
    public void rewind() {
        consumer.seekToBeginning(consumer.assignment());
    }

    private boolean assigned() {
        if (consumer.assignment().isEmpty()) {
            try {
                consumer.assign(TOPICS.stream().flatMap(this::partitions).toList());
                consumer.seekToBeginning(consumer.assignment());
            } catch (RetriableException away) {
                return false;
            }
        }
        return !consumer.assignment().isEmpty();
    }

    private Stream<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
