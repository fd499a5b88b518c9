package io.muster.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * So many places, of which one guest may have some only. Any thread.
 *
 * @param <G> who takes places
 */
final class Places<G> {
    private final int max;
    private final int ofOneMax;
    private final Map<G, Integer> taken = new HashMap<>();

    Places(int max, int ofOneMax) {
        this.max = max;
        this.ofOneMax = ofOneMax;
    }

    /** A place that is taken until it is closed, however often that happens. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes a place; empty when there is none for this guest. */
    synchronized Optional<Place> find(G guest) {
        int all = taken.values().stream().mapToInt(Integer::intValue).sum();
        if (all >= max || taken.getOrDefault(guest, 0) >= ofOneMax) {
            return Optional.empty();
        }
        var _ = taken.merge(guest, 1, Integer::sum);
        AtomicBoolean open = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (open.getAndSet(false)) {
                leave(guest);
            }
        });
    }

    private synchronized void leave(G guest) {
        var _ = taken.computeIfPresent(guest, (_, places) -> places > 1 ? places - 1 : null);
    }
}
