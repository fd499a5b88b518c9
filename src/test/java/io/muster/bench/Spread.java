package io.muster.bench;

import java.util.Arrays;
import java.util.Collection;

/** Figures of the same thing, taken several times. */
public final class Spread {
    private final double[] ascending;

    private Spread(double[] ascending) {
        this.ascending = ascending;
    }

    /** @throws IllegalArgumentException when there are none */
    public static Spread of(Collection<? extends Number> figures) {
        return of(figures.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /** @throws IllegalArgumentException when there are none */
    public static Spread of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("no figures, no median");
        }
        double[] ascending = figures.clone();
        Arrays.sort(ascending);
        return new Spread(ascending);
    }

    /** The one in the middle, or half way between the two in the middle. */
    public double median() {
        int half = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
    }

    /** The smallest figure that at least {@code percent} of all do not exceed. */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * ascending.length);
        return ascending[Math.clamp(rank - 1, 0, ascending.length - 1)];
    }

    public double min() {
        return ascending[0];
    }

    public double max() {
        return ascending[ascending.length - 1];
    }

    public int size() {
        return ascending.length;
    }
}
