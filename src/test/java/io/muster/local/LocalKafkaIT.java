package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker takes transactions, keeps its topics over a restart, and makes none by itself. */
class LocalKafkaIT {
    private static final Duration COMPLETED_WITHIN = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void itCommitsTransactionsAndKeepsTopicsOverARestart() throws Exception {
        var data = folder.resolve("kafka");
        try (var kafka = LocalKafka.start(data, Ports.free());
                var admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                    .all()
                    .get();
            send(kafka, "kept");
            assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class);
        }
        try (var kafka = LocalKafka.start(data, Ports.free());
                var admin = admin(kafka)) {
            assertThat(admin.listTopics().names().get()).contains("kept").doesNotContain("misspelt");
        }
    }

    @Test
    void whatItAcknowledgedOutlivesItsKillAndTheProxiedDoorIsTheProxys() throws Exception {
        try (var kafka = LocalKafka.start(folder.resolve("killed"), Ports.free(), Ports.free());
                var proxy = FaultProxy.on(port(kafka.proxiedServers()), kafka.proxyTarget())) {
            try (var admin = admin(kafka.proxiedServers())) {
                admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                        .all()
                        .get();
                assertThat(admin.describeCluster().nodes().get())
                        .extracting(Node::port)
                        .containsExactly(proxy.port());
            }
            send(kafka, "kept");

            // When
            kafka.kill();
            assertThat(kafka.broker().isAlive()).isFalse();
            kafka.restart();

            // Then: what was promised when the broker died it completes when it has read its own books
            await().atMost(COMPLETED_WITHIN)
                    .untilAsserted(() -> assertThat(committed(kafka, "kept")).containsExactly("paid"));
        }
    }

    private static List<String> committed(LocalKafka kafka, String topic) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var parts = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(parts);
            var ends = consumer.endOffsets(parts);
            var told = new ArrayList<String>();
            while (parts.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> told.add(event.value()));
            }
            return told;
        }
    }

    private static int port(String servers) {
        return Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
    }

    private static Admin admin(String servers) {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }

    private static Admin admin(LocalKafka kafka) {
        return admin(kafka.bootstrapServers());
    }

    private static void send(LocalKafka kafka, String topic) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "local-kafka-it");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(topic, "loan", "paid"));
            producer.commitTransaction();
            assertThat(sent.get().topic()).isEqualTo(topic);
        }
    }
}
