package io.muster.pipeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trials of large sheets come one after the other in a process, for each keeps the keys of all its rows in memory; the others
 * wait in their order. Any thread.
 */
@ApplicationScoped
class LargeTrials {
    private final int largeRows;
    private final Deque<Place> waiting = new ArrayDeque<>();
    private @Nullable Place first;

    @Inject
    LargeTrials(IngestConfig config) {
        this(config.largeTrialRows());
    }

    LargeTrials(int largeRows) {
        this.largeRows = largeRows;
    }

    /** Tries at once, or, when the sheet is large, once no other large one is tried. */
    <T> Uni<T> inTurn(int rows, Supplier<Uni<T>> trial) {
        if (rows < largeRows) {
            return Uni.createFrom().deferred(trial::get);
        }
        return Uni.createFrom().deferred(() -> inTurn(new Place(), trial));
    }

    private <T> Uni<T> inTurn(Place place, Supplier<Uni<T>> trial) {
        return Uni.createFrom()
                .<Void>emitter(turn -> {
                    place.turn = turn;
                    take(place);
                })
                .chain(trial::get)
                .onTermination()
                .invoke(() -> leave(place));
    }

    /** One that is tried, or waits for it. */
    private static final class Place {
        private @Nullable UniEmitter<? super Void> turn;

        void begin() {
            Objects.requireNonNull(turn).complete(null);
        }
    }

    private void take(Place place) {
        synchronized (this) {
            if (first != null) {
                waiting.add(place);
                return;
            }
            first = place;
        }
        place.begin();
    }

    /** Also when it ends before its turn has come. */
    private void leave(Place place) {
        Place next;
        synchronized (this) {
            if (first != place) {
                var _ = waiting.remove(place);
                return;
            }
            next = waiting.poll();
            first = next;
        }
        if (next != null) {
            next.begin();
        }
    }
}
