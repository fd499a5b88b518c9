package io.muster.pipeline;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long an upload waits after attempts that broke off: doubled each time up to a bound, and a little longer or shorter
 * by chance, so that many uploads do not come back at one moment.
 *
 * @param chance 0 to 1, drawn anew each time
 */
record RetryWait(Duration min, Duration max, DoubleSupplier chance) {
    private static final int DOUBLINGS_MAX = 30;
    private static final double JITTER = 0.2;

    /** The wait after so many attempts in a row that broke off, 1 or more. */
    Duration after(int failures) {
        long doubled = min.toMillis() << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX);
        double around = 1 - JITTER + 2 * JITTER * chance.getAsDouble();
        return Duration.ofMillis(Math.round(Math.min(doubled, max.toMillis()) * around));
    }
}
