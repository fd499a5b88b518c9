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

/**
 * A Kafka broker as a child process on 127.0.0.1, whose topics outlive it.
 *
 * <p>It has two doors: its own port, and one for clients that come through a {@link FaultProxy}: they must be told to come
 * back through the proxy, too.
 */
public final class LocalKafka implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int ANSWER_LIMIT_MS = 5_000;

    private final Path home;
    private final int port;
    private final int proxyPort;
    private final int proxyTarget = Ports.free();
    private final int controllerPort = Ports.free();
    private volatile Child broker;

    private LocalKafka(Path home, int port, int proxyPort) {
        this.home = home;
        this.port = port;
        this.proxyPort = proxyPort;
        this.broker = startBroker();
    }

    /** Starts a broker on the data folder and waits until it answers; its log is beside the folder. */
    public static LocalKafka start(Path data, int port) {
        return start(data, port, Ports.free());
    }

    /** As {@link #start(Path, int)}; {@code proxyPort} is where a proxy listens, or will, before {@link #proxyTarget}. */
    public static LocalKafka start(Path data, int port, int proxyPort) {
        Quiet.kafka();
        var home = data.toAbsolutePath();
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new StartFailure("Kafka cannot use " + data + ": " + e.getMessage(), e);
        }
        return new LocalKafka(home, port, proxyPort);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Where clients begin that shall come through the proxy. */
    public String proxiedServers() {
        return "127.0.0.1:" + proxyPort;
    }

    /** The port to which the proxy passes its bytes. */
    public int proxyTarget() {
        return proxyTarget;
    }

    /** Ends the broker as {@code kill -9} does; what it acknowledged is in the page cache and stays. */
    public void kill() {
        broker.kill();
    }

    /** Starts the broker anew on the same data and the same ports, and waits until it answers. */
    public void restart() {
        broker.close();
        broker = startBroker();
    }

    /** The broker's process. */
    public Child broker() {
        return broker;
    }

    @Override
    public void close() {
        broker.close();
    }

    private Child startBroker() {
        var command = Java.command(
                KafkaBroker.class.getName(),
                home.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort),
                Integer.toString(proxyTarget),
                Integer.toString(proxyPort));
        var started = Child.start("Kafka", home.resolveSibling(home.getFileName() + ".log"), "TERM", Map.of(), command);
        Readiness.await(started, START_LIMIT, () -> Ports.answers(port));
        Readiness.await(started, START_LIMIT, this::hasBroker);
        return started;
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
