package io.muster.notification.sending;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a message waits after failed tries: doubled each time up to a bound, and longer or shorter by chance, so that
 * what failed together does not come back together.
 *
 * @param chance 0 to 1, drawn anew each time
 */
record Backoff(Duration min, Duration max, DoubleSupplier chance) {
    private static final int DOUBLINGS_MAX = 30;
    private static final double JITTER = 0.3;

    /** The wait after so many tries, 1 or more. */
    Duration after(int tries) {
        long doubled = min.toMillis() << Math.clamp(tries - 1L, 0, DOUBLINGS_MAX);
        double around = 1 - JITTER + 2 * JITTER * chance.getAsDouble();
        return Duration.ofMillis(Math.round(Math.min(doubled, max.toMillis()) * around));
    }
}
