package io.muster.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Waits until a child answers, and no longer than the child lives. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Asks once whether a part is ready; an {@link IOException} means not yet. */
    @FunctionalInterface
    interface Check {
        boolean ready() throws IOException;
    }

    private Readiness() {}

    /** Waits for {@code check}; ends the child and fails when it stops, or is not ready within {@code limit}. */
    static void await(Child child, Duration limit, Check check) {
        var deadline = Instant.now().plus(limit);
        try {
            while (!answers(check)) {
                if (!child.isAlive()) {
                    throw child.failed();
                }
                if (Instant.now().isAfter(deadline)) {
                    throw child.late(limit);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            child.close();
            Thread.currentThread().interrupt();
            throw new StartFailure(child.name() + " was interrupted while starting", e);
        } catch (StartFailure e) {
            child.close();
            throw e;
        }
    }

    private static boolean answers(Check check) {
        try {
            return check.ready();
        } catch (IOException e) {
            return false;
        }
    }
}
