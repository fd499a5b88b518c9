package io.muster.events;

import java.time.Duration;

/** Says when something that recurs is due again; one thread. */
final class Due {
    private final long everyNanos;
    private long nextNanos = System.nanoTime();

    Due(Duration every) {
        this.everyNanos = every.toNanos();
    }

    /** Whether it is due; if so, it is not for the next while. */
    boolean now() {
        long nowNanos = System.nanoTime();
        if (nowNanos - nextNanos < 0) {
            return false;
        }
        nextNanos = nowNanos + everyNanos;
        return true;
    }
}
