package io.muster.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits until a child answers, and no longer than the child lives.
 *
 * <p>A limit is for a child that hangs. On a machine whose cores others use a child may need many times as long, so one that
 * still computes at the limit is waited for.
 */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Whether a late child computes is looked at so often within its limit. */
    private static final int LOOKS = 10;

    /** Of the time between two looks, what one that computes has at least had of a core. */
    private static final int SHARE_MIN = 50;

    /** Even a child that computes is given up after so many times its limit. */
    private static final int PATIENCE_TIMES = 5;

    /** Asks once whether a part is ready; an {@link IOException} means not yet. */
    @FunctionalInterface
    interface Check {
        boolean ready() throws IOException;
    }

    private Readiness() {}

    /**
     * Waits for {@code check}; ends the child and fails when it stops, when it is not ready within {@code limit} and does not
     * compute any more, or after five times the limit.
     */
    static void await(Child child, Duration limit, Check check) {
        var began = Instant.now();
        var next = began.plus(limit);
        var computed = Duration.ZERO;
        try {
            while (!answers(check)) {
                if (!child.isAlive()) {
                    throw child.failed();
                }
                if (Instant.now().isAfter(next)) {
                    var look = limit.dividedBy(LOOKS);
                    var now = child.computed();
                    if (now.minus(computed).compareTo(look.dividedBy(SHARE_MIN)) < 0
                            || Instant.now().isAfter(began.plus(limit.multipliedBy(PATIENCE_TIMES)))) {
                        throw child.late(Duration.between(began, Instant.now()));
                    }
                    computed = now;
                    next = Instant.now().plus(look);
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
