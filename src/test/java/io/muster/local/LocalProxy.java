package io.muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Debian's haproxy in front of a fleet, as {@code src/main/proxy/haproxy.cfg} says. */
record LocalProxy(Child process, int port, int sightPort) {

    static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    /** Writes its configuration into {@code folder}, starts it, and waits until it answers. */
    static LocalProxy start(int port, Map<String, List<ProxyPattern.Server>> backends, Path folder, Path log) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new StartFailure(
                    "There is no " + PROGRAM + ". Install Debian's package haproxy: apt-get install haproxy");
        }
        var sightPort = Ports.free();
        var file = folder.resolve("haproxy.cfg");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, ProxyPattern.fill(port, sightPort, backends));
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
        var process = Child.start(
                "The proxy", log, "TERM", Map.of(), List.of(PROGRAM.toString(), "-db", "-f", file.toString()));
        Readiness.await(process, START_LIMIT, () -> Ports.answers(port));
        return new LocalProxy(process, port, sightPort);
    }

    String address() {
        return "http://localhost:" + port;
    }
}
