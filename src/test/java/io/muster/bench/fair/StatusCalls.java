package io.muster.bench.fair;

import io.muster.bench.road.Client;
import io.muster.bench.road.Stage;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an upload at a fixed rate, whatever became of the calls before: a slow answer keeps no later call waiting, and a
 * call's time counts from the moment at which it was due. One connection serves them as long as answers come in time.
 */
final class StatusCalls implements AutoCloseable {
    /** So many unanswered calls at one time are enough to know that it is slow. */
    private static final int UNDER_WAY_MAX = 64;

    private final Client client;
    private final String lender;
    private final Duration every;
    private final Samples samples;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore mayStart = new Semaphore(UNDER_WAY_MAX);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread clock;
    private volatile String upload;
    private volatile boolean ended;
    private volatile boolean stop;

    StatusCalls(Stage stage, String lender, String upload, Duration every, Samples samples) {
        this.client = stage.client();
        this.lender = lender;
        this.upload = upload;
        this.every = every;
        this.samples = samples;
        this.clock = Thread.ofPlatform().start(this::callOnAndOn);
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
        return failure.get() != null;
    }

    private void callOnAndOn() {
        look();
        for (long due = System.nanoTime(); !stop && !hasFailed(); due += every.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            mayStart.acquireUninterruptibly();
            long from = due;
            calls.execute(() -> call(from));
        }
    }

    private void call(long due) {
        look();
        samples.add(System.nanoTime() - due);
        mayStart.release();
    }

    private void look() {
        try {
            ended = client.status(lender, upload).ended();
        } catch (Exception e) {
            var _ = failure.compareAndSet(null, e);
        }
    }

    /** Ends the calls, and fails when one of them did. */
    @Override
    public void close() {
        stop = true;
        try {
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        calls.close();
        client.close();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the status of " + lender + " cannot be had", failed);
        }
    }
}
