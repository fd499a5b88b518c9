package io.muster.pipeline;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** An upload's seat among those that share this process. Any thread. */
final class Seat {
    private static final Duration PAUSE = Duration.ofMillis(2);
    /** A fraction of a millisecond's reading. */
    private static final int ROWS_BETWEEN_LOOKS = 64;

    private final Turns turns;
    private final Guest guest;
    private final LongConsumer waits;
    private final Supplier<Executor> lanes;
    /** By the one reader that there is at a time. */
    private int rowsRead;

    /**
     * @param waits takes how long each batch waited, in nanoseconds
     * @param lanes gives each batch where it runs, in its order
     */
    Seat(Turns turns, Guest guest, LongConsumer waits, Supplier<Executor> lanes) {
        this.turns = turns;
        this.guest = guest;
        this.waits = waits;
        this.lanes = lanes;
    }

    /** How many rows are left to post, once that can be told: of one lender's uploads the shortest goes first. */
    void expect(long rows) {
        turns.expect(guest, rows);
    }

    /**
     * Posts a batch when it is its turn, and gives the turn back however that ends; whoever waits holds nothing else.
     *
     * @param rows of the batch
     * @param batch begins the work; called at most once for each subscription, on a lane's thread
     */
    <T> Uni<T> inTurn(int rows, Supplier<Uni<T>> batch) {
        return Uni.createFrom().deferred(() -> inTurn(new Turn(guest, rows), batch));
    }

    private <T> Uni<T> inTurn(Turn turn, Supplier<Uni<T>> batch) {
        long askedNanos = System.nanoTime();
        return Uni.createFrom()
                .<Void>emitter(granted -> turns.ask(turn, () -> granted.complete(null)))
                .invoke(() -> waits.accept(System.nanoTime() - askedNanos))
                .emitOn(lanes.get())
                .flatMap(_ -> batch.get())
                .onTermination()
                .invoke(() -> turns.end(turn));
    }

    /**
     * Told of each row that is read: now and then stops the reader while it is ahead anyway and would only disturb others.
     * Blocks; for readers' threads only.
     */
    void pace() {
        if (rowsRead++ % ROWS_BETWEEN_LOOKS == 0) {
            pauseWhileAhead();
        }
    }

    private void pauseWhileAhead() {
        while (turns.mustPause(guest) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The upload is no longer at work here; once. */
    void leave() {
        turns.leave(guest);
    }
}
