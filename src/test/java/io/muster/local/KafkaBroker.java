package io.muster.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The main class of the Kafka child process: one node that is broker and controller. */
final class KafkaBroker {

    private static final int NODE = 1;
    private static final String CONTROLLER_LISTENER = "CONTROLLER";

    private KafkaBroker() {}

    /** @param proxy what clients who came in {@code behindProxy} are told to come back to */
    private record Listen(int clients, int controller, int behindProxy, int proxy) {}

    /** Arguments: data folder, client port, controller port, port behind a proxy, the proxy's port. */
    public static void main(String[] args) throws Exception {
        Quiet.kafka();
        var data = Path.of(args[0]);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data);
        }
        var listen = new Listen(port(args[1]), port(args[2]), port(args[3]), port(args[4]));
        var server = new KafkaRaftServer(new KafkaConfig(settings(data, listen)), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(CONTROLLER_LISTENER)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static int port(String argument) {
        return Integer.parseInt(argument);
    }

    private static Properties settings(Path data, Listen listen) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "log.dirs",
                data.toString(),
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,PROXIED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(listen.clients, listen.behindProxy, listen.controller),
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:%d,PROXIED://127.0.0.1:%d".formatted(listen.clients, listen.proxy),
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + listen.controller,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT"));
        // One broker: a copy elsewhere is not to be had
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1"));
        settings.putAll(Map.of(
                // A misspelt topic shall fail, not come into being
                "auto.create.topics.enable", "false",
                // Few clients: fewer partitions of its own topics make a quicker start and a smaller process
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "group.initial.rebalance.delay.ms", "0",
                "num.network.threads", "2",
                "num.io.threads", "4"));
        // A killed broker is let in again when its old session has run out: 9 s by default
        settings.putAll(Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500"));
        return settings;
    }
}
