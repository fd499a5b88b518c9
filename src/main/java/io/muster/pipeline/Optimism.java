package io.muster.pipeline;

import io.muster.posting.Locking;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * How the batches of an attempt lock: optimistically; and after one that had to run again pessimistically for a while, since
 * what came in its way (another upload on the same loans, rows that were posted before) will be in the next ones' way, too.
 * Any thread.
 */
final class Optimism {
    static final int LOST_FOR_BATCHES = 32;

    private final AtomicInteger lostFor = new AtomicInteger();

    /** How one batch's transaction locks: to be asked each time it runs. */
    Supplier<Locking> ofBatch() {
        Locking first = lostFor.getAndUpdate(batches -> Math.max(0, batches - 1)) == 0
                ? Locking.OPTIMISTIC
                : Locking.PESSIMISTIC;
        AtomicBoolean again = new AtomicBoolean();
        return () -> again.getAndSet(true) ? lose() : first;
    }

    private Locking lose() {
        lostFor.set(LOST_FOR_BATCHES);
        return Locking.PESSIMISTIC;
    }
}
