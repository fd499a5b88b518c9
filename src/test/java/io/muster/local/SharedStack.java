package io.muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one local stack of a test JVM, started when the first test asks and ended with the JVM.
 *
 * <p>What it answers is kept in system properties, because Quarkus loads test classes more than once and statics with
 * them.
 */
public final class SharedStack {

    private static final String PREFIX = "local.stack.";
    private static final String KAFKA_LEASH = "local.kafka.leash";
    /** Test JVMs that run side by side are each given a folder of their own. */
    private static final Path STATE =
            Path.of(System.getProperty("local.folder", "target/local")).toAbsolutePath();

    private SharedStack() {}

    /** The application's settings for the stack, by their Quarkus names; starts the stack when it is not there. */
    public static Map<String, String> settings() {
        synchronized (System.getProperties()) {
            if (kept().isEmpty()) {
                start().forEach((name, value) -> System.setProperty(PREFIX + name, value));
            }
            return kept();
        }
    }

    /** Where tokens of {@code realm} are to be had. */
    public static String tokenEndpoint(String realm) {
        var issuer = settings().get("quarkus.oidc.auth-server-url");
        if (issuer == null) {
            throw new AssertionError("the stack has no Keycloak");
        }
        return issuer.replaceFirst("/realms/.*", "/realms/" + realm) + "/protocol/openid-connect/token";
    }

    /** Ends the broker as {@code kill -9} does; whoever calls this starts it again. */
    public static void killKafka() {
        var leash = Long.parseLong(System.getProperty(KAFKA_LEASH, "0"));
        ProcessHandle.of(leash).ifPresent(SharedStack::kill);
    }

    /** Starts the broker anew, on the data and the port that it had. */
    public static void restartKafka() {
        var port = kafkaServers().substring(kafkaServers().lastIndexOf(':') + 1);
        keep(LocalKafka.start(STATE.resolve("kafka"), Integer.parseInt(port)));
    }

    /** Where the broker is, or was. */
    public static String kafkaServers() {
        var servers = settings().get("kafka.bootstrap.servers");
        if (servers == null) {
            throw new AssertionError("the stack has no Kafka");
        }
        return servers;
    }

    private static void kill(ProcessHandle leash) {
        leash.descendants().forEach(ProcessHandle::destroyForcibly);
        var _ = leash.onExit().join();
    }

    private static void keep(LocalKafka kafka) {
        System.setProperty(KAFKA_LEASH, Long.toString(kafka.broker().leashPid()));
    }

    private static Map<String, String> start() {
        try {
            // Each run has books of its own; Keycloak stays, since its people do not change and take long to make
            for (var part : List.of("postgres", "kafka", "spool")) {
                Parts.delete(STATE.resolve(part));
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot empty " + STATE + ": " + e.getMessage(), e);
        }
        var secrets = StackSecrets.keptIn(STATE);
        var port = port();
        var plan = new LocalStack.Plan(
                Muster.parts(),
                STATE,
                LocalStack.Listen.anywhere(),
                Durability.FAST,
                Realms.forTests(port, secrets),
                secrets);
        var stack = new LocalStack(plan, System.out::println);
        stack.awaitAll();
        keep(stack.kafka());
        var settings = new HashMap<>(stack.settings());
        // Keycloak sends people back to one address, so the application is there in each test
        settings.put("quarkus.http.test-port", Integer.toString(port));
        settings.put("quarkus.management.test-port", Integer.toString(Ports.free()));
        return settings;
    }

    /** The port of the run before where it is still free: with another one Keycloak's realm would have to be made anew. */
    private static int port() {
        var file = STATE.resolve("application.port");
        try {
            if (Files.exists(file)) {
                var kept = Integer.parseInt(Files.readString(file));
                if (!Ports.isTaken(kept)) {
                    return kept;
                }
            }
            var port = Ports.free();
            var _ = Files.writeString(file, Integer.toString(port));
            return port;
        } catch (IOException e) {
            throw new StartFailure("Cannot keep a port in " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> kept() {
        var settings = new HashMap<String, String>();
        for (var name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()), System.getProperty(name));
            }
        }
        return settings;
    }
}
