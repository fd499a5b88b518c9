package io.muster.console.chart;

import java.util.List;
import java.util.stream.IntStream;

/** Values in the order of time as columns that stand side by side. Pure. */
public final class Columns {
    /** The drawing, which is stretched to the room there is. */
    public static final int WIDTH = 1_000;

    public static final int HEIGHT = 160;
    private static final double FILLED = 0.72;

    private Columns() {}

    /** A column from its upper left corner down to the ground. */
    public record Column(Figure figure, double x, int y, double width, int height) {}

    /** The columns from left to right. */
    public static List<Column> of(List<Figure> figures) {
        long most = figures.stream().mapToLong(Figure::value).max().orElse(0);
        double step = (double) WIDTH / Math.max(1, figures.size());
        return IntStream.range(0, figures.size())
                .mapToObj(place -> column(figures.get(place), place * step, step, most))
                .toList();
    }

    private static Column column(Figure figure, double left, double step, long most) {
        int height = Bars.share(figure.value(), most, HEIGHT);
        double width = step * FILLED;
        return new Column(figure, tenth(left + (step - width) / 2), HEIGHT - height, tenth(width), height);
    }

    private static double tenth(double length) {
        return Math.round(length * 10) / 10.0;
    }
}
