package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The uploads at work in this process, a bounded number; what finds no place is found again by the sweep. */
@ApplicationScoped
public class IngestWorkers {
    private static final Duration DRAIN_WAIT_MAX = Duration.ofSeconds(25);

    private final Ingest ingest;
    private final int uploadsMax;
    private final Semaphore places;
    private final Set<Work> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    IngestWorkers(Ingest ingest, IngestConfig config) {
        this.ingest = ingest;
        this.uploadsMax = config.uploadsMax();
        this.places = new Semaphore(uploadsMax);
    }

    private record Work(TenantId tenant, UploadId upload) {}

    /** Takes the upload on, if it is not here already and there is a place. Any thread; returns at once. */
    void offer(TenantId tenant, UploadId upload) {
        Work work = new Work(tenant, upload);
        if (stopping || !places.tryAcquire()) {
            return;
        }
        if (!running.add(work)) {
            places.release();
            return;
        }
        var _ = ingest.run(tenant, upload, () -> stopping)
                .onTermination()
                .invoke(() -> leave(work))
                .subscribe()
                .with(_ -> {}, failure -> LOG.uploadBrokeOff(upload.toString(), tenant.value(), failure));
    }

    /** Free places; may be asked from any thread. */
    int free() {
        return stopping ? 0 : places.availablePermits();
    }

    private void leave(Work work) {
        running.remove(work);
        places.release();
    }

    /** Lets each upload end its window and give itself back, so that another process may go on at once. */
    void drain(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (!places.tryAcquire(uploadsMax, DRAIN_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
            LOG.drainTimedOut(running.size());
        }
    }
}
