package io.muster.sample;

import io.muster.sample.Arguments.UsageError;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;

/** {@code ./muster events}: a consumer of Muster's events that trusts nothing which it can work out for itself. */
public final class Events {
    private static final Set<String> OPTIONS = Set.of("bootstrap", "tenant", "upload");
    private static final Set<String> FLAGS = Set.of("follow", "quiet");
    private static final String USAGE = """
            usage: ./muster events [--bootstrap 127.0.0.1:9092] [--tenant NAME] [--upload ID] [--quiet] [--follow]

              --bootstrap  where Kafka is
              --tenant     print only this lender's events
              --upload     print only this upload's events
              --quiet      print no payments, only uploads and what is wrong
              --follow     go on until Ctrl-C; otherwise read what is there now

            All events are checked, also those that are not printed: each one once, the payments of a loan in order, and
            for each upload rows, rupees and hash against its payments. The exit status is 0 when all is well, 1 when
            something is off.
            """;

    /** Held, since the logging system forgets the level of a logger that nobody holds. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Events() {}

    /** Runs the command; the exit status is 0, or 1 when something is off or nobody answers, or 2 on wrong usage. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), Sample.utf8(System.out), Sample.utf8(System.err)));
    }

    /** As {@link #main}, without leaving. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        KAFKA.setLevel(Level.SEVERE);
        String bootstrap = "127.0.0.1:9092";
        try {
            Arguments arguments = Arguments.read(words, OPTIONS, FLAGS);
            bootstrap = arguments.find("bootstrap").orElse(bootstrap);
            return read(bootstrap, arguments, out);
        } catch (UsageError wrong) {
            err.println("events: " + wrong.getMessage());
            err.println();
            err.print(USAGE);
            return 2;
        } catch (KafkaException away) {
            err.println("events: Kafka at " + bootstrap + " does not answer, or has no topics of Muster ("
                    + away.getMessage() + "); is ./muster up running?");
            return 1;
        }
    }

    private static int read(String bootstrap, Arguments arguments, PrintStream out) {
        var printer = new EventPrinter(
                out,
                arguments.find("tenant").orElse(null),
                arguments.find("upload").orElse(null),
                arguments.has("quiet"));
        try (var topics = new EventTopics(bootstrap)) {
            var reading = new EventReading(topics, printer);
            reading.toTheEnd();
            out.println(reading.summary());
            if (arguments.has("follow")) {
                reading.follow();
            }
            return reading.wrong() == 0 ? 0 : 1;
        }
    }
}
