package io.muster.bench.fair;

import io.muster.bench.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times that calls took, in milliseconds. Any thread. */
final class Samples {
    private final Collection<Double> millis = new ConcurrentLinkedQueue<>();

    void add(long nanos) {
        millis.add(nanos / 1e6);
    }

    int size() {
        return millis.size();
    }

    /** @throws IllegalArgumentException when there are none */
    Spread spread() {
        List<Double> all = new ArrayList<>(millis);
        return Spread.of(all);
    }
}
