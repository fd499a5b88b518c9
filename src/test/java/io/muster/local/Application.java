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
public record Application(Child process, int port) {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final int ANSWER_LIMIT_MS = 5_000;

    /** Starts the packaged application with {@code settings}; it may be ready only once Keycloak is. */
    public static Application start(Map<String, String> settings, int port, Path log) {
        return start(settings, port, log, List.of());
    }

    /** As {@link #start(Map, int, Path)}, with further options of the JVM. */
    public static Application start(Map<String, String> settings, int port, Path log, List<String> options) {
        if (!Files.exists(JAR)) {
            throw new StartFailure("The application is not built: " + JAR + " is missing; run ./muster up");
        }
        var command = new ArrayList<>(List.of(
                Java.executable(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        return new Application(Child.start("Muster", log, "TERM", environment(settings, port), command), port);
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
        return "http://localhost:" + port;
    }

    private static Map<String, String> environment(Map<String, String> settings, int port) {
        var all = new HashMap<>(settings);
        all.put("quarkus.http.port", Integer.toString(port));
        all.put("quarkus.http.host", "127.0.0.1");
        // Where whoever scans a receipt finds this process
        all.put("muster.receipts.link-base", "http://localhost:" + port);
        // People read this log
        all.put("quarkus.log.console.json.enabled", "false");
        var environment = new HashMap<String, String>();
        all.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private boolean answersReady() throws IOException {
        var connection = (HttpURLConnection)
                URI.create(address() + "/q/health/ready").toURL().openConnection();
        connection.setConnectTimeout(ANSWER_LIMIT_MS);
        connection.setReadTimeout(ANSWER_LIMIT_MS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
