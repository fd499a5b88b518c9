package io.muster.local;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code ./muster up} was asked for: ports, and whether to start anew, as one process or as many. */
record UpOptions(
        int port,
        int managementPort,
        LocalStack.Listen listen,
        int sinkPort,
        int smtpPort,
        boolean fresh,
        Optional<Split> split) {

    static final String USAGE = """
            usage: ./muster up [--fresh] [--split] [--port 8080] [--management-port 9000] [--keycloak-port 8180]
                          [--postgres-port 5433] [--kafka-port 9092] [--sink-port 8025] [--smtp-port 1025]

              --fresh    throw away what earlier runs posted, and start anew
              --split    run each role as processes of its own behind haproxy: two api, two ingest, one receipts, one
                         notify; --split=api=3,notify=2 says otherwise, 1 to 4 of each
              --*-port   where a part listens; MUSTER_PORT, MUSTER_KEYCLOAK_PORT and so on say the same
            """;

    private static final Map<String, Integer> PORTS = Map.of(
            "--port", 8080,
            "--management-port", 9000,
            "--keycloak-port", 8180,
            "--postgres-port", 5433,
            "--kafka-port", 9092,
            "--sink-port", 8025,
            "--smtp-port", 1025);

    private static final int PORT_MAX = 65_535;

    /** Reads the words after {@code up}; those win over the environment, which wins over the defaults. */
    static UpOptions read(List<String> words, Map<String, String> environment) {
        var ports = new HashMap<String, Integer>();
        PORTS.forEach((flag, usual) -> ports.put(flag, fromEnvironment(flag, usual, environment)));
        var fresh = false;
        var split = Optional.<Split>empty();
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            var flag = word.split("=", 2);
            if (word.equals("--fresh")) {
                fresh = true;
            } else if (flag[0].equals("--split")) {
                split = Optional.of(flag.length == 2 ? Split.read(flag[1]) : Split.USUAL);
            } else if (!PORTS.containsKey(flag[0])) {
                throw new UsageError("up does not know '" + word + "'");
            } else if (flag.length == 2) {
                ports.put(flag[0], port(flag[0], flag[1]));
            } else if (rest.hasNext()) {
                ports.put(flag[0], port(flag[0], rest.next()));
            } else {
                throw new UsageError(flag[0] + " needs a number");
            }
        }
        return new UpOptions(
                get(ports, "--port"),
                get(ports, "--management-port"),
                listen(ports),
                get(ports, "--sink-port"),
                get(ports, "--smtp-port"),
                fresh,
                split);
    }

    /** Fails with one line when somebody else listens where a part would. */
    void checkPortsAreFree() {
        check("the application", "--port", port);
        if (split.isEmpty()) {
            check("its health and metrics", "--management-port", managementPort);
        }
        check("PostgreSQL", "--postgres-port", listen.postgres());
        check("Kafka", "--kafka-port", listen.kafka());
        check("Keycloak", "--keycloak-port", listen.keycloak());
        check("the sink of messages", "--sink-port", sinkPort);
        check("the sink of mails", "--smtp-port", smtpPort);
    }

    private static void check(String part, String flag, int port) {
        if (Ports.isTaken(port)) {
            throw new StartFailure("Port " + port + ", meant for " + part
                    + ", is taken. Free it, or choose another: ./muster up " + flag + " " + (port + 1));
        }
    }

    private static LocalStack.Listen listen(Map<String, Integer> ports) {
        return new LocalStack.Listen(
                get(ports, "--postgres-port"), get(ports, "--kafka-port"), get(ports, "--keycloak-port"));
    }

    private static int get(Map<String, Integer> ports, String flag) {
        return ports.getOrDefault(flag, 0);
    }

    private static int fromEnvironment(String flag, int usual, Map<String, String> environment) {
        var name = "MUSTER" + flag.substring(1).replace('-', '_').toUpperCase(Locale.ROOT);
        var value = environment.get(name);
        return value == null ? usual : port(name, value);
    }

    private static int port(String name, String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= PORT_MAX) {
            return Integer.parseInt(text);
        }
        throw new UsageError(name + " is a port from 1 to " + PORT_MAX + ", not '" + text + "'");
    }

    /** {@code up} was called in a way that it does not understand; the message is one line for its user. */
    static final class UsageError extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageError(String message) {
            super(message);
        }
    }
}
