package io.muster.events;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing; those that are there stay as they are. Blocks. */
final class Topics {
    /** Small segments, soon compacted: whoever begins to relay reads this topic from its start. */
    private static final Map<String, String> POSITIONS = Map.of(
            CLEANUP_POLICY_CONFIG,
            CLEANUP_POLICY_COMPACT,
            SEGMENT_BYTES_CONFIG,
            Integer.toString(16 * 1024 * 1024),
            SEGMENT_MS_CONFIG,
            Long.toString(Duration.ofHours(1).toMillis()),
            MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1");

    private final TopicsConfig config;

    Topics(TopicsConfig config) {
        this.config = config;
    }

    /**
     * Makes what is missing.
     *
     * @return the names of the topics that were made
     * @throws KafkaAway when the broker does not answer in time, or refuses
     */
    List<String> createMissing(Admin admin, Duration answerMax) {
        Set<String> there = answer(admin.listTopics().names(), answerMax);
        List<NewTopic> missing = Arrays.stream(Topic.values())
                .filter(topic -> !there.contains(topic.title()))
                .map(this::wanted)
                .toList();
        admin.createTopics(missing).values().values().forEach(made -> create(made, answerMax));
        return missing.stream().map(NewTopic::name).toList();
    }

    /** Another process may have made it between the question and the answer. */
    private static void create(KafkaFuture<Void> made, Duration answerMax) {
        try {
            var _ = answer(made, answerMax);
        } catch (KafkaAway refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    private NewTopic wanted(Topic topic) {
        return switch (topic) {
            case PAYMENTS -> topic(topic, config.paymentsPartitions(), keep(config.keepEvents()));
            case RECEIPTS -> topic(topic, config.receiptsPartitions(), keep(config.keepEvents()));
            case UPLOADS -> topic(topic, config.uploadsPartitions(), keep(config.keepEvents()));
            case NOTIFICATIONS -> topic(topic, config.notificationsPartitions(), keep(config.keepEvents()));
            case WORK -> topic(topic, config.workPartitions(), keep(config.keepWork()));
            case RELAY -> topic(topic, 1, POSITIONS);
            case PARKED -> topic(topic, config.parkedPartitions(), keep(config.keepEvents()));
            case UNREADABLE -> topic(topic, 1, keep(config.keepEvents()));
        };
    }

    private NewTopic topic(Topic topic, int partitions, Map<String, String> settings) {
        return new NewTopic(topic.title(), Optional.of(partitions), config.replicationFactor()).configs(settings);
    }

    private static Map<String, String> keep(Duration retention) {
        return Map.of(RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }

    static <T> T answer(KafkaFuture<T> asked, Duration answerMax) {
        try {
            return asked.get(answerMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw new KafkaAway(String.valueOf(refused.getCause()), refused.getCause());
        } catch (TimeoutException late) {
            throw new KafkaAway("Kafka did not answer within " + answerMax, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaAway("interrupted", stopped);
        }
    }
}
