package io.muster.pipeline;

import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Trials of large sheets come one after the other in a process, for each keeps the keys of all its rows in memory. Whoever finds
 * another one at work waits outside: it gives its worker's place and its open workbook back, nobody takes it on again before that
 * one has ended, and what people wish of it meanwhile is done at once. Any thread.
 */
@ApplicationScoped
class LargeTrials {
    private final int largeRows;
    /** Those that found another one at work. */
    private final Set<UploadId> outside = new HashSet<>();

    private boolean busy;

    @Inject
    LargeTrials(IngestConfig config) {
        this(config.largeTrialRows());
    }

    LargeTrials(int largeRows) {
        this.largeRows = largeRows;
    }

    /** Tries the sheet; empty, without trying it, when it is large and so is one that is tried. */
    <T> Uni<Optional<T>> unlessBusy(UploadId upload, int rows, Supplier<Uni<T>> trial) {
        if (rows < largeRows) {
            return Uni.createFrom().deferred(trial::get).map(Optional::of);
        }
        return Uni.createFrom()
                .deferred(() -> begins(upload) ? alone(trial) : Uni.createFrom().item(Optional.empty()));
    }

    private <T> Uni<Optional<T>> alone(Supplier<Uni<T>> trial) {
        return Uni.createFrom()
                .deferred(trial::get)
                .map(Optional::of)
                .onTermination()
                .invoke(this::leave);
    }

    /** Whether an upload is not to be taken on yet: it is large, and so is one that is tried. */
    synchronized boolean isOutside(UploadId upload) {
        return outside.contains(upload);
    }

    /** How many are not to be taken on yet. */
    synchronized int outside() {
        return outside.size();
    }

    private synchronized boolean begins(UploadId upload) {
        if (busy) {
            outside.add(upload);
            return false;
        }
        busy = true;
        return true;
    }

    /** Any of them may come now; what was discarded meanwhile is forgotten. */
    private synchronized void leave() {
        busy = false;
        outside.clear();
    }
}
