package io.muster.events;

import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The relay's Kafka clients.
 *
 * @param broker how to reach Kafka, as the application is configured
 */
record RelayClients(Map<String, Object> broker, RelayConfig config) {
    private static final int LINGER_MS = 5;
    private static final int FETCH_WAIT_MS_MAX = 50;
    private static final int BATCH_BYTES = 64 * 1024;

    /** The tenant's only writer: its transactional id is the same in every process, so that the newest fences the others. */
    KafkaProducer<byte[], byte[]> writer(TenantId tenant) {
        var _ = Lz4.fastestInstance();
        int answerMs = millis(config.answerMax());
        Map<String, Object> settings = settings("relay-" + tenant);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "muster-relay-" + tenant);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(config.transactionMax()));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferBytesMax());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, answerMs);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, answerMs);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * answerMs);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sees what is committed, and belongs to no group. */
    KafkaConsumer<String, String> reader(TenantId tenant) {
        Map<String, Object> settings = settings("relay-position-" + tenant);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Its end waits for the last fetch
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS_MAX);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(config.answerMax()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(config.answerMax()));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    /** @param answerMax after which a question fails, and closing does not wait for it any longer */
    Admin admin(Duration answerMax) {
        Map<String, Object> settings = settings("relay-admin");
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(answerMax));
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(answerMax));
        return Admin.create(settings);
    }

    private Map<String, Object> settings(String client) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "muster-" + client);
        // A host that is gone says nothing: asked twice within the time of one answer
        settings.put(
                CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) millis(config.answerMax()) / 2);
        settings.put(
                CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, (long) millis(config.answerMax()));
        return settings;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
