package io.muster.console.chart;

import java.util.List;

/** Values of one kind beside each other as bars that lie, the longest as long as there is room. Pure. */
public final class Bars {
    /** The length of a full bar, in the units of the drawing. */
    public static final int LENGTH = 1_000;

    private Bars() {}

    /**
     * A bar with its value as text.
     *
     * @param length 0 to {@link #LENGTH}; what is not nothing is at least 1
     */
    public record Bar(Figure figure, int length) {}

    /** The bars in the order of their values. */
    public static List<Bar> of(List<Figure> figures) {
        long most = figures.stream().mapToLong(Figure::value).max().orElse(0);
        return figures.stream()
                .map(figure -> new Bar(figure, share(figure.value(), most, LENGTH)))
                .toList();
    }

    /** A value's share of a whole, of so many units: rounded down, but never to nothing. */
    static int share(long value, long whole, int units) {
        if (value <= 0 || whole <= 0) {
            return 0;
        }
        return Math.max(1, (int) Math.min(units, (double) value / whole * units));
    }
}
