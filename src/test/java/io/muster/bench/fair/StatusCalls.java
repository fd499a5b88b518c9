package io.muster.bench.fair;

import io.muster.bench.road.Client;
import io.muster.bench.road.Stage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at an upload at a fixed rate, on a thread and a connection of its own. A call's time counts from the moment at which
 * it was due: a slow answer does not hide that the next caller had to wait.
 */
final class StatusCalls implements AutoCloseable {
    private final Client client;
    private final String lender;
    private final Duration every;
    private final Samples samples;
    private final CompletableFuture<Void> done;
    private volatile String upload;
    private volatile boolean ended;
    private volatile boolean stop;

    StatusCalls(Stage stage, String lender, String upload, Duration every, Samples samples) {
        this.client = stage.client();
        this.lender = lender;
        this.upload = upload;
        this.every = every;
        this.samples = samples;
        this.done = CompletableFuture.runAsync(
                this::callOnAndOn, task -> Thread.ofPlatform().start(task));
    }

    /** From now on at this upload. */
    void lookAt(String other) {
        upload = other;
    }

    /** Whether the upload that is looked at has ended. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether a call failed; {@link #close} says why. */
    boolean hasFailed() {
        return done.isCompletedExceptionally();
    }

    private void callOnAndOn() {
        try {
            // The connection is made and the token fetched before time counts
            var _ = client.status(lender, upload);
            for (long due = System.nanoTime(); !stop; due += every.toNanos()) {
                LockSupport.parkNanos(due - System.nanoTime());
                Client.Status status = client.status(lender, upload);
                samples.add(System.nanoTime() - due);
                ended = status.ended();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the status of " + lender + " cannot be had", e);
        }
    }

    /** Ends the calls, and fails when one of them did. */
    @Override
    public void close() {
        stop = true;
        done.join();
        client.close();
    }
}
