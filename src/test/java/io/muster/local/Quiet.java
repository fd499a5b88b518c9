package io.muster.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Kafka from printing its whole configuration at each start of a client or broker. */
final class Quiet {

    /** Held, because the logging system forgets the levels of loggers that nobody holds. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change"));

    private Quiet() {}

    static void kafka() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
