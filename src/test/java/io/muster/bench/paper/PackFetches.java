package io.muster.bench.paper;

import io.muster.bench.road.Client;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Somebody who fetches a pack again and again until told to stop. */
final class PackFetches implements AutoCloseable {
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<Integer> fetches;
    private volatile boolean stop;

    PackFetches(Client client, String lender, String pack) {
        this.fetches = thread.submit(() -> {
            int done = 0;
            while (!stop) {
                var _ = client.bytes(lender, "/api/v1/receipt-packs/" + pack + "/content");
                done++;
            }
            return done;
        });
    }

    /** Stops, and answers how often it was fetched. */
    int stop() throws InterruptedException, ExecutionException {
        stop = true;
        return fetches.get();
    }

    @Override
    public void close() {
        stop = true;
        thread.close();
    }
}
