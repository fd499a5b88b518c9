package io.muster.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Muster itself as a child process, with the small heap that it is promised to live in. */
public record Application(Child process, Seat seat) {

    /** What the last build packaged. */
    static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    /** How it runs unless told otherwise; a cache of the JVM is good for these alone. */
    static final List<String> JVM = List.of(
            "-Xmx256m",
            // Not less: the JVM would not take its cache. Nor more, as much as the machine would have it have
            "-Xms32m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TrimNativeHeapInterval=10000",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final int ANSWER_LIMIT_MS = 5_000;

    /**
     * Where a process is.
     *
     * @param port where it serves the public; one that plays neither api nor receipts serves nobody there
     * @param managementPort where it says how it is
     * @param publicAddress where whoever scans a receipt finds this process
     */
    public record Seat(int port, int managementPort, String publicAddress) {

        /** A process that is asked without anything in between. */
        public static Seat alone(int port) {
            return alone(port, Ports.free());
        }

        static Seat alone(int port, int managementPort) {
            return new Seat(port, managementPort, "http://localhost:" + port);
        }
    }

    /** Starts the packaged application with {@code settings}; it may be ready only once Keycloak is. */
    public static Application start(Map<String, String> settings, int port, Path log) {
        return start(settings, port, log, List.of());
    }

    /** As {@link #start(Map, int, Path)}, with further options of the JVM. */
    public static Application start(Map<String, String> settings, int port, Path log, List<String> options) {
        return start(settings, Seat.alone(port), log, options);
    }

    /** As {@link #start(Map, int, Path, List)}, at a place that is known before. */
    public static Application start(Map<String, String> settings, Seat seat, Path log, List<String> options) {
        var all = new ArrayList<>(AotCache.options());
        all.addAll(options);
        return start(JAR, settings, seat, log, all);
    }

    /** As {@link #start(Map, Seat, Path, List)}, for an application that was packaged elsewhere. */
    static Application start(Path jar, Map<String, String> settings, Seat seat, Path log, List<String> options) {
        if (!Files.exists(jar)) {
            throw new StartFailure("The application is not built: " + jar + " is missing; run ./muster up");
        }
        var command = new ArrayList<>(List.of(Java.executable()));
        command.addAll(JVM);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return new Application(Child.start("Muster", log, "TERM", environment(settings, seat), command), seat);
    }

    /** Waits until it takes work. */
    public void awaitReady() {
        Readiness.await(process, START_LIMIT, this::answersReady);
    }

    /** Whether it takes work now. */
    public boolean isReady() {
        try {
            return answersReady();
        } catch (IOException away) {
            return false;
        }
    }

    /** Where it serves HTTP. */
    public String address() {
        return "http://localhost:" + seat.port();
    }

    /** Where its health and metrics are. */
    public String management() {
        return Management.address(seat.managementPort());
    }

    private static Map<String, String> environment(Map<String, String> settings, Seat seat) {
        var all = new HashMap<>(settings);
        all.put("quarkus.http.port", Integer.toString(seat.port()));
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.management.port", Integer.toString(seat.managementPort()));
        all.put("quarkus.management.host", "127.0.0.1");
        // Where no proxy has to notice, nobody waits for it
        all.putIfAbsent("quarkus.shutdown.delay", "0s");
        all.put("muster.receipts.link-base", seat.publicAddress());
        // People read this log
        all.put("quarkus.log.console.json.enabled", "false");
        var environment = new HashMap<String, String>();
        all.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private boolean answersReady() throws IOException {
        var connection = (HttpURLConnection)
                URI.create(management() + "/health/ready").toURL().openConnection();
        connection.setConnectTimeout(ANSWER_LIMIT_MS);
        connection.setReadTimeout(ANSWER_LIMIT_MS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
