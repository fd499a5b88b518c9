package io.muster.bench.road;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Watches how many events wait for something, now and then, by the application's own metrics. */
public final class Backlog implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Client client;
    private final String gauge;
    private final String lender;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile double most = Double.NaN;

    /** @param lender whose gauge it is, where each lender has its own */
    public Backlog(Client client, String gauge, String lender) {
        this.client = client;
        this.gauge = gauge;
        this.lender = lender;
        var _ = Thread.ofVirtual().start(this::watch);
    }

    private void watch() {
        try {
            do {
                double now = client.metric(gauge, lender);
                most = Double.isNaN(most) ? now : Math.max(most, now);
            } while (!stop.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException away) {
            // What was seen until now is what there is to say
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The most that were seen waiting; not a number when that cannot be known. */
    public double most() {
        return most;
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
