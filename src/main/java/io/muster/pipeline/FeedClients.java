package io.muster.pipeline;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The Kafka clients that hear events and park what cannot be decided. */
@ApplicationScoped
class FeedClients {
    private static final int FETCH_WAIT_MS_MAX = 200;
    /** Over what lenders' books may take between two polls: for Kafka, and for a machine that is busy. */
    private static final Duration POLL_SPARE = Duration.ofMinutes(2);

    private final Map<String, Object> broker;
    private final FeedConfig config;

    FeedClients(@Identifier("default-kafka-broker") Map<String, Object> broker, FeedConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /** Sees what is committed, from the group's place on, or from the start when it has none. */
    KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> settings = settings(group);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Eagerly, so that each rebalance takes every partition away: ParkedEvents begins anew at the committed places
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name());
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.eventsMax());
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                Math.min(Integer.MAX_VALUE, pollEvery().toMillis()));
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS_MAX);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, answerMs());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, answerMs());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    KafkaProducer<byte[], byte[]> producer(String name) {
        Map<String, Object> settings = settings(name);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, answerMs());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, answerMs());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * answerMs());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * How long one poll's events may take, with each of another lender and none of these answering in time: a consumer that
     * Kafka takes out of its group meanwhile would begin the same again and again.
     */
    Duration pollEvery() {
        return LendersAtOnce.longest(config.eventsMax(), config.lendersAtOnce(), config.lenderAnswerMax())
                .plus(config.parkedPollMax())
                .plus(POLL_SPARE);
    }

    private int answerMs() {
        return Math.toIntExact(config.answerMax().toMillis());
    }

    private Map<String, Object> settings(String client) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, client);
        return settings;
    }
}
