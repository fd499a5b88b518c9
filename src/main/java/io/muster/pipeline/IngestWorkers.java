package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.Role;
import io.muster.Roles;
import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.muster.upload.Waiting;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The uploads at work in this process, a bounded number; what finds no place is looked for again when there is one. */
@ApplicationScoped
public class IngestWorkers {
    /** From the signal: what has not reached the end of a window by then is let go where it is. */
    private static final Duration DRAIN_WAIT_MAX = Duration.ofSeconds(20);

    private static final Duration LET_GO_WAIT_MAX = Duration.ofSeconds(3);

    private final Ingest ingest;
    private final boolean ingests;
    private final Places places;
    private final LargeTrials large;
    private final Map<Work, Places.Place> running = new ConcurrentHashMap<>();
    /** Lenders with uploads for which there was no place. */
    private final Set<TenantId> turnedAway = ConcurrentHashMap.newKeySet();

    private final Semaphore left = new Semaphore(0);
    private final Drain drain = new Drain();
    /** Runs as soon as the process is told to stop, while requests are still being answered. */
    private final Thread hook = new Thread(this::beginDrain, "muster-drain");

    private volatile Instant drainBegan = Instant.MAX;

    private volatile Consumer<TenantId> onRoom = _ -> {};

    IngestWorkers(Ingest ingest, LargeTrials large, IngestConfig config, Roles roles) {
        this.ingest = ingest;
        this.large = large;
        this.ingests = roles.plays(Role.INGEST);
        this.places = new Places(
                config.uploadsMax(),
                config.smallUploadsMax(),
                config.smallSizeMax().asLongValue());
    }

    private record Work(TenantId tenant, UploadId upload) {}

    /**
     * Takes the upload on, if this process ingests, does not have it already and has a place. Any thread; returns at once.
     */
    void offer(TenantId tenant, Waiting upload) {
        boolean _ = isTaken(tenant, upload);
    }

    /** As {@link #offer}; whether the upload is at work here now. */
    boolean isTaken(TenantId tenant, Waiting upload) {
        if (!ingests || drain.begun()) {
            return false;
        }
        Work work = new Work(tenant, upload.id());
        AtomicBoolean began = new AtomicBoolean();
        Places.Place place = running.computeIfAbsent(work, _ -> begin(tenant, upload, began));
        if (place == null) {
            turnedAway.add(tenant);
        } else if (began.get()) {
            run(work);
        }
        return place != null;
    }

    private Places.@Nullable Place begin(TenantId tenant, Waiting upload, AtomicBoolean began) {
        if (large.isOutside(upload.id())) {
            return null;
        }
        Optional<Places.Place> place = places.take(tenant, upload.sizeBytes());
        began.set(place.isPresent());
        return place.orElse(null);
    }

    private void run(Work work) {
        var _ = ingest.run(work.tenant(), work.upload(), drain)
                .onTermination()
                .invoke(() -> leave(work))
                .subscribe()
                .with(_ -> {}, failure -> LOG.uploadNotClaimed(work.upload(), work.tenant(), failure));
    }

    /** Whether any upload could be taken; may be asked from any thread. */
    boolean haveRoom() {
        return ingests && !drain.begun() && places.areLeft();
    }

    /** Of how many uploads of a lender one could find a place here. */
    int offersMax() {
        return places.max() + large.outside();
    }

    /** Tells it of lenders that had to wait for a place, each time that there is one. */
    void onRoom(Consumer<TenantId> listener) {
        onRoom = listener;
    }

    private void leave(Work work) {
        places.leave(Objects.requireNonNull(running.remove(work)));
        left.release();
        List<TenantId> waited = List.copyOf(turnedAway);
        turnedAway.removeAll(waited);
        waited.forEach(onRoom);
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
        long untilNanos = System.nanoTime() + Math.max(0, wait.toNanos());
        for (left.drainPermits(); !running.isEmpty(); left.drainPermits()) {
            if (!left.tryAcquire(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return running.isEmpty();
            }
        }
        return true;
    }

    private void forgetHook() {
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theProcessEnds) {
            return;
        }
    }
}
