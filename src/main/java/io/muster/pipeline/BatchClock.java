package io.muster.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When the parts of the work on one batch ended. The transaction may run several times: of the parts the last run counts. One
 * step of the batch's chain at a time, so nothing is shared.
 */
final class BatchClock {
    private final long askedNanos = System.nanoTime();
    private long begunNanos = askedNanos;
    private long postedNanos = askedNanos;
    private long writtenNanos = askedNanos;
    private long committedNanos = askedNanos;

    /** There is a connection, and its transaction has begun. */
    void begun() {
        begunNanos = System.nanoTime();
    }

    /** Loans are locked, rows are judged, payments are written. */
    void posted() {
        postedNanos = System.nanoTime();
    }

    /** Verdicts, events and the checkpoint are written. */
    void written() {
        writtenNanos = System.nanoTime();
    }

    void committed() {
        committedNanos = System.nanoTime();
    }

    /** From the first time that a connection was asked for to the commit. */
    long wholeNanos() {
        return committedNanos - askedNanos;
    }

    /** How long each part took. */
    Map<String, Long> stages() {
        Map<String, Long> took = new LinkedHashMap<>();
        took.put("begin", begunNanos - askedNanos);
        took.put("post", postedNanos - begunNanos);
        took.put("write", writtenNanos - postedNanos);
        took.put("commit", committedNanos - writtenNanos);
        return took;
    }
}
