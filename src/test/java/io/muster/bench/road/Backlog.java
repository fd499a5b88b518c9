package io.muster.bench.road;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Watches how many events wait for something, now and then, by the application's own metrics. */
public final class Backlog implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Client client;
    private final List<String> gauges;
    private final String lender;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile double most = Double.NaN;

    /**
     * @param gauges which together say how many
     * @param lender whose gauges they are, where each lender has its own
     */
    public Backlog(Client client, List<String> gauges, String lender) {
        this.client = client;
        this.gauges = List.copyOf(gauges);
        this.lender = lender;
        var _ = Thread.ofVirtual().start(this::watch);
    }

    private void watch() {
        try {
            do {
                double now = waiting();
                most = Double.isNaN(most) ? now : Math.max(most, now);
            } while (!stop.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException away) {
            // What was seen until now is what there is to say
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double waiting() throws IOException, InterruptedException {
        double waiting = 0;
        for (String gauge : gauges) {
            waiting += client.metric(gauge, lender);
        }
        return waiting;
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
