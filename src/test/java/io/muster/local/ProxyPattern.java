package io.muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The proxy's configuration for other people, with the addresses of this machine's processes filled in. */
final class ProxyPattern {

    private static final Path FILE = Path.of("src", "main", "proxy", "haproxy.cfg");
    private static final String PLACE = "192\\.0\\.2\\.\\d+:\\d+";

    private ProxyPattern() {}

    /** A process behind the proxy. */
    record Server(String name, Application.Seat seat) {}

    /**
     * The pattern with one line for each server.
     *
     * @param port where the public finds the proxy
     * @param sightPort where its own metrics are
     * @param backends the servers of each backend
     */
    static String fill(int port, int sightPort, Map<String, List<Server>> backends) {
        var lines = new ArrayList<String>();
        var backend = "";
        for (var line : read()) {
            if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("#")) {
                backend = line.startsWith("backend ") ? line.substring("backend ".length()) : "";
            }
            if (line.startsWith("    server ")) {
                // The first of the examples stands for all
                if (line.startsWith("    server " + backend + "-1 ")) {
                    backends.getOrDefault(backend, List.of()).forEach(server -> lines.add(line(line, server)));
                }
            } else {
                lines.add(line.replaceFirst("^( +bind )" + PLACE, "$1127.0.0.1:" + port)
                        .replaceFirst("^( +bind )127\\.0\\.0\\.1:8404", "$1127.0.0.1:" + sightPort));
            }
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String line(String example, Server server) {
        return example.replaceFirst(
                        "server \\S+ " + PLACE,
                        "server " + server.name() + " 127.0.0.1:"
                                + server.seat().port())
                .replaceFirst("port \\d+", "port " + server.seat().managementPort());
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + FILE + ": " + e.getMessage(), e);
        }
    }
}
