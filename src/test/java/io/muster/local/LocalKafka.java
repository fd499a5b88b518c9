package io.muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker as a child process on 127.0.0.1, whose topics outlive it. */
public final class LocalKafka implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int ANSWER_LIMIT_MS = 5_000;

    private final Child broker;
    private final int port;

    private LocalKafka(Child broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /** Starts a broker on the data folder and waits until it answers; its log is beside the folder. */
    public static LocalKafka start(Path data, int port) {
        Quiet.kafka();
        var home = data.toAbsolutePath();
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new StartFailure("Kafka cannot use " + data + ": " + e.getMessage(), e);
        }
        var command = Java.command(
                KafkaBroker.class.getName(), home.toString(), Integer.toString(port), Integer.toString(Ports.free()));
        var broker = Child.start("Kafka", home.resolveSibling(home.getFileName() + ".log"), "TERM", Map.of(), command);
        Readiness.await(broker, START_LIMIT, () -> Ports.answers(port));
        var kafka = new LocalKafka(broker, port);
        Readiness.await(broker, START_LIMIT, kafka::hasBroker);
        return kafka;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    Child broker() {
        return broker;
    }

    @Override
    public void close() {
        broker.close();
    }

    private boolean hasBroker() throws IOException {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS);
        try (var admin = Admin.create(config)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWER_LIMIT_MS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
