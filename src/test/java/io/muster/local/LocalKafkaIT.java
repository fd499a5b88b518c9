package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker takes transactions, keeps its topics over a restart, and makes none by itself. */
class LocalKafkaIT {

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

    private static Admin admin(LocalKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
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
