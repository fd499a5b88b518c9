package io.muster.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting, which is what torture mostly does. */
final class Pause {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TortureFailure("interrupted");
        }
    }

    /** Waits for something, at most so long; says whether it came. */
    static boolean until(BooleanSupplier there, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (!there.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            of(LOOK_EVERY);
        }
        return true;
    }
}
