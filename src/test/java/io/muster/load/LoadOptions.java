package io.muster.load;

import java.util.List;
import java.util.Map;

/** What {@code ./muster load} was asked for. The ports are this machine's, on which a Muster runs or is to be started. */
record LoadOptions(Profile profile, int port, int keycloakPort, int kafkaPort) {
    static final String USAGE = """
            usage: ./muster load [--profile smoke|month-start] [--port 8080] [--keycloak-port 8180] [--kafka-port 9092]

              --profile  smoke: everybody at once, in under a minute; month-start: huge workbooks, hundreds of small
                         ones, agents and staff, for minutes
              --*-port   where a ./muster up listens; where nobody does, one is started and ended again

            Afterwards every workbook's totals, all single postings, the events and the books are checked.
            """;

    /** @throws IllegalArgumentException with a sentence for people */
    static LoadOptions read(List<String> words, Map<String, String> environment) {
        String profile = "smoke";
        int port = port(environment.getOrDefault("MUSTER_PORT", "8080"));
        int keycloak = port(environment.getOrDefault("MUSTER_KEYCLOAK_PORT", "8180"));
        int kafka = port(environment.getOrDefault("MUSTER_KAFKA_PORT", "9092"));
        for (var rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (!List.of("--profile", "--port", "--keycloak-port", "--kafka-port")
                            .contains(word)
                    || !rest.hasNext()) {
                throw new IllegalArgumentException("load does not know '" + word + "', or it lacks its value");
            }
            String value = rest.next();
            switch (word) {
                case "--profile" -> profile = value;
                case "--port" -> port = port(value);
                case "--keycloak-port" -> keycloak = port(value);
                default -> kafka = port(value);
            }
        }
        return new LoadOptions(Profile.named(profile), port, keycloak, kafka);
    }

    String address() {
        return "http://localhost:" + port;
    }

    private static int port(String text) {
        if (text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("a port is a number from 1 to 65535, not '" + text + "'");
    }
}
