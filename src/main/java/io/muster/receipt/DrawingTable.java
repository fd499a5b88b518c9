package io.muster.receipt;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Where receipts are drawn: threads of their own, so that neither event loops nor posting wait for them, and a limited
 * number of waiters.
 */
@ApplicationScoped
class DrawingTable {
    private final ExecutorService threads;
    private final Semaphore places;

    DrawingTable(ReceiptsConfig config) {
        int threadsMax = config.drawThreads() > 0
                ? config.drawThreads()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.threads = Executors.newFixedThreadPool(
                threadsMax, Thread.ofPlatform().name("receipts-", 0).daemon().factory());
        this.places = new Semaphore(threadsMax + config.drawWaitersMax());
    }

    /** Draws as soon as a thread is free; fails with {@link DrawingTableFull} when too many wait already. */
    <T> Uni<T> draw(Supplier<T> work) {
        return Uni.createFrom()
                .deferred(() -> places.tryAcquire()
                        ? Uni.createFrom()
                                .completionStage(CompletableFuture.supplyAsync(work, threads))
                                .onTermination()
                                .invoke(() -> places.release())
                        : Uni.createFrom().failure(new DrawingTableFull()));
    }

    /** Has something done here for which nobody waits. */
    void drawSoon(Runnable work) {
        threads.execute(work);
    }

    /**
     * Draws for somebody who has time: blocks until there is a place, and until it is drawn.
     *
     * @throws ExecutionException when the work fails
     */
    <T> T drawInTurn(Callable<T> work) throws InterruptedException, ExecutionException {
        places.acquire();
        try {
            Future<T> drawn = threads.submit(work);
            return drawn.get();
        } finally {
            places.release();
        }
    }

    @PreDestroy
    void close() {
        var _ = threads.shutdownNow();
    }
}
