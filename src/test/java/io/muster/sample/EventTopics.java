package io.muster.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Muster's public topics, read from their beginning by a committed reader that belongs to no group. */
final class EventTopics implements AutoCloseable {
    private static final String PAYMENTS = "muster.payments.v1";
    private static final String RECEIPTS = "muster.receipts.v1";
    private static final String UPLOADS = "muster.uploads.v1";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final String WAIT_MAX_MS = "10000";

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> payments;
    private final List<TopicPartition> receipts;
    private final List<TopicPartition> uploads;

    /** @throws org.apache.kafka.common.KafkaException when nobody answers there */
    EventTopics(String bootstrap) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "client.id",
                        "muster-events-" + UUID.randomUUID(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        "false",
                        "default.api.timeout.ms",
                        WAIT_MAX_MS),
                new StringDeserializer(),
                new StringDeserializer());
        this.payments = partitions(PAYMENTS);
        this.receipts = partitions(RECEIPTS);
        this.uploads = partitions(UPLOADS);
        List<TopicPartition> all =
                Stream.of(payments, receipts, uploads).flatMap(List::stream).toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** Whether the topics still have their first event. */
    boolean areWhole() {
        return consumer.beginningOffsets(consumer.assignment()).values().stream()
                .allMatch(first -> first == 0);
    }

    /** What arrived in the meantime, perhaps nothing. */
    List<ConsumerRecord<String, String>> next() {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        consumer.poll(POLL).forEach(found::add);
        return found;
    }

    /**
     * Where the topics end now, for committed readers.
     *
     * <p>The uploads are asked first: what an upload's end tells of was published no later than that end, so whoever has
     * read to these places has every payment of each upload whose end it has read.
     */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(uploads));
        ends.putAll(consumer.endOffsets(payments));
        ends.putAll(consumer.endOffsets(receipts));
        return ends;
    }

    boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
