package io.muster.web;

import java.util.ArrayDeque;
import java.util.Deque;

/** Rows per second over the last looks at an upload; of one follower, one look at a time. */
final class Pace {
    private static final int LOOKS_MAX = 6;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Deque<Look> looks = new ArrayDeque<>(LOOKS_MAX);

    private record Look(long nanos, long rows) {}

    /**
     * Notes a look and tells the pace up to it; 0 on the first.
     *
     * @param nanos of a clock that only moves on
     * @param rows rows that have a verdict by then
     */
    long rowsPerSecond(long nanos, long rows) {
        if (looks.size() == LOOKS_MAX) {
            looks.removeFirst();
        }
        looks.addLast(new Look(nanos, rows));
        Look first = looks.getFirst();
        long elapsed = nanos - first.nanos();
        return elapsed <= 0 ? 0 : Math.max(0, (rows - first.rows()) * NANOS_PER_SECOND / elapsed);
    }
}
