package io.muster.torture;

import java.util.Locale;

/** A kind of harm, and how often it is drawn. */
enum Harm {
    KILL_INGEST("kill -9 of an ingest process", 4),
    KILL_TRIAL("kill -9 of an ingest process in the middle of a trial", 2),
    KILL_API("kill -9 of the API in the middle of a body", 2),
    KILL_RELAY("kill -9 of the relay between Kafka's commit and its own", 3),
    KILL_NOTIFY("kill -9 of a notify process", 2),
    KILL_BROKER("kill -9 of the Kafka broker", 3),
    KILL_POSTGRES("immediate stop of PostgreSQL", 3),
    PAUSE_INGEST("SIGSTOP of a worker for longer than its lease", 1),
    DRAIN_INGEST("SIGTERM of an ingest process", 2),
    FULL_DISK("full disk under the API's spool", 1),
    CUT_POSTGRES("all connections to PostgreSQL dropped", 2),
    SLOW_POSTGRES("slow connections to PostgreSQL", 1),
    HOLD_POSTGRES("PostgreSQL unreachable without a word", 1),
    CUT_KAFKA("all connections to Kafka dropped", 2),
    SLOW_KAFKA("slow connections to Kafka", 1),
    HOLD_KAFKA("Kafka unreachable without a word", 1);

    private static final String KILL = "KILL_";

    private final String words;
    private final int weight;

    Harm(String words, int weight) {
        this.words = words;
        this.weight = weight;
    }

    /** What is done, for people. */
    String words() {
        return words;
    }

    /** How many of its cards are in a deck. */
    int weight() {
        return weight;
    }

    /** Whether a process is ended without a chance to tidy up. */
    boolean kills() {
        return name().startsWith(KILL);
    }

    /** The name in tables and logs. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
