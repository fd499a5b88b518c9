package io.muster.db;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs something again while that may help, after conflicts a number of times and all in all for some time, each time after a
 * longer, random pause.
 *
 * @param conflictsMax how many conflicts are borne
 * @param timeMax how long after the start it is run again; a run that has begun is not cut short
 * @param wanted whether anybody still waits
 */
record Reruns(int conflictsMax, Duration timeMax, BooleanSupplier wanted) {
    private static final Pause CONFLICT = new Pause(Duration.ofMillis(5), Duration.ofMillis(250));
    private static final Pause AWAY = new Pause(Duration.ofMillis(50), Duration.ofSeconds(1));

    /** A pause that doubles from the shortest to the longest, and then is drawn between its half and its whole. */
    private record Pause(Duration min, Duration max) {
        Duration after(int failures) {
            long ms = Math.min(max.toMillis(), min.toMillis() << Math.min(failures - 1, 16));
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ms / 2, ms + 1));
        }
    }

    /** What went wrong so far. */
    private record Failures(int conflicts, int losses, long startedNanos) {
        Failures plus(Throwable failure) {
            return failure instanceof ConnectionLost
                    ? new Failures(conflicts, losses + 1, startedNanos)
                    : new Failures(conflicts + 1, losses, startedNanos);
        }
    }

    /** The first item, or the failure that cannot be mended or came once too often. */
    <T> Uni<T> of(Supplier<Uni<T>> run) {
        return run(run, new Failures(0, 0, System.nanoTime()));
    }

    private <T> Uni<T> run(Supplier<Uni<T>> run, Failures before) {
        return Uni.createFrom()
                .deferred(run::get)
                .onFailure(failure -> helps(failure, before))
                .recoverWithUni(failure -> again(run, failure, before.plus(failure)));
    }

    private boolean helps(Throwable failure, Failures before) {
        boolean mends = failure instanceof ConnectionLost
                || SqlStates.mayRunAgain(failure) && before.conflicts() < conflictsMax;
        return mends && wanted.getAsBoolean() && System.nanoTime() - before.startedNanos() < timeMax.toNanos();
    }

    private <T> Uni<T> again(Supplier<Uni<T>> run, Throwable failure, Failures so) {
        Duration pause = failure instanceof ConnectionLost ? AWAY.after(so.losses()) : CONFLICT.after(so.conflicts());
        return Uni.createFrom().voidItem().onItem().delayIt().by(pause).chain(() -> run(run, so));
    }
}
