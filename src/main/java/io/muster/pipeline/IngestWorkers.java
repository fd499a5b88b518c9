package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The uploads at work in this process, a bounded number; what finds no place is found again by the sweep. */
@ApplicationScoped
public class IngestWorkers {
    /** From the signal: what has not reached the end of a window by then is let go where it is. */
    private static final Duration DRAIN_WAIT_MAX = Duration.ofSeconds(20);

    private static final Duration LET_GO_WAIT_MAX = Duration.ofSeconds(3);

    private final Ingest ingest;
    private final int uploadsMax;
    private final Semaphore places;
    private final Set<Work> running = ConcurrentHashMap.newKeySet();
    private final Drain drain = new Drain();
    /** Runs as soon as the process is told to stop, while requests are still being answered. */
    private final Thread hook = new Thread(this::beginDrain, "muster-drain");

    private volatile Instant drainBegan = Instant.MAX;

    IngestWorkers(Ingest ingest, IngestConfig config) {
        this.ingest = ingest;
        this.uploadsMax = config.uploadsMax();
        this.places = new Semaphore(uploadsMax);
    }

    private record Work(TenantId tenant, UploadId upload) {}

    /** Takes the upload on, if it is not here already and there is a place. Any thread; returns at once. */
    void offer(TenantId tenant, UploadId upload) {
        Work work = new Work(tenant, upload);
        if (drain.begun() || !places.tryAcquire()) {
            return;
        }
        if (!running.add(work)) {
            places.release();
            return;
        }
        var _ = ingest.run(tenant, upload, drain)
                .onTermination()
                .invoke(() -> leave(work))
                .subscribe()
                .with(_ -> {}, failure -> LOG.uploadNotClaimed(upload.toString(), tenant.value(), failure));
    }

    /** Free places; may be asked from any thread. */
    int free() {
        return drain.begun() ? 0 : places.availablePermits();
    }

    private void leave(Work work) {
        running.remove(work);
        places.release();
    }

    void listen(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private synchronized void beginDrain() {
        if (!drain.begun()) {
            drainBegan = Instant.now();
            drain.begin();
        }
    }

    /** Lets each upload end its window and give itself back, so that another process may go on at once. */
    void drain(@Observes ShutdownEvent event) throws InterruptedException {
        beginDrain();
        if (!ended(Duration.between(Instant.now(), drainBegan.plus(DRAIN_WAIT_MAX)))) {
            drain.runOut();
            if (!ended(LET_GO_WAIT_MAX)) {
                LOG.drainTimedOut(running.size());
            }
        }
        forgetHook();
    }

    private boolean ended(Duration wait) throws InterruptedException {
        return places.tryAcquire(uploadsMax, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void forgetHook() {
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theProcessEnds) {
            return;
        }
    }
}
