package io.muster.torture;

import io.muster.local.Muster;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How much torture.
 *
 * @param rounds how often workbooks are sent, harm is done and everything is checked
 * @param seed draws workbooks, harm and its moments
 * @param rows about how many rows each lender sends in a round
 * @param kills processes ended without warning, in each round
 * @param outageSeconds how long the broker is away in a big upload before the first round; 0 for no such outage
 * @param folder where books, logs and workbooks of this run lie; emptied at the start
 */
record TortureOptions(int rounds, long seed, int rows, int kills, int outageSeconds, Path folder) {
    static final String USAGE = """
            usage: ./muster torture [--rounds 10] [--seed N] [--rows 5000] [--kills 3] [--outage 0]

              --rounds  how often workbooks are sent, harm is done and everything is checked
              --seed    draws the workbooks, the harm and its moments: the same number, the same plan
              --rows    about how many rows each of the two lenders sends in a round
              --kills   processes that are ended without warning in each round, at least
              --outage  begin with an upload of 200,000 rows, and take Kafka away in its middle for so many seconds

            Starts PostgreSQL, Kafka, Keycloak and four Muster processes of its own on free ports, and ends only what it
            started. The exit status is 0 when nothing was lost, doubled or stuck, and 1 when something was.
            """;
    private static final int ROUNDS = 10;
    private static final int ROWS = 5_000;
    private static final int KILLS = 3;

    /** @throws IllegalArgumentException with a sentence for people */
    static TortureOptions read(List<String> words) {
        int rounds = ROUNDS;
        long seed = ThreadLocalRandom.current().nextLong(1_000_000);
        int rows = ROWS;
        int kills = KILLS;
        int outageSeconds = 0;
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException(name + " needs a number");
            }
            String value = words.get(i + 1);
            switch (name) {
                case "--rounds" -> rounds = number(name, value, 0, 100_000);
                case "--seed" -> seed = number(name, value, 0, Integer.MAX_VALUE);
                case "--rows" -> rows = number(name, value, 200, 200_000);
                case "--outage" -> outageSeconds = number(name, value, 0, 3_600);
                case "--kills" -> kills = number(name, value, 1, 20);
                default -> throw new IllegalArgumentException("there is no option " + name);
            }
        }
        return new TortureOptions(
                rounds, seed, rows, kills, outageSeconds, Muster.home().resolve("torture"));
    }

    private static int number(String name, String text, int min, int max) {
        try {
            int number = Integer.parseInt(text.replaceAll("[,_]", ""));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the sentence below says it
        }
        throw new IllegalArgumentException(name + " is a whole number from " + min + " to " + max + ", not " + text);
    }
}
