package io.muster.console.chart;

import java.util.ArrayList;
import java.util.List;

/** The parts of a whole as pieces of one bar. Pure. */
public final class Stacks {
    /** The length of the whole, in the units of the drawing. */
    public static final int LENGTH = 1_000;

    private static final int SERIES = 5;

    private Stacks() {}

    /** A piece that begins where the one before ends. @param series its colour, 1 to 5 */
    public record Piece(Figure figure, int from, int length, int series) {}

    /** The pieces from left to right; together they are as long as the whole, unless all are nothing. */
    public static List<Piece> of(List<Figure> figures) {
        double whole = figures.stream()
                .mapToDouble(figure -> Math.max(0, figure.value()))
                .sum();
        List<Piece> pieces = new ArrayList<>(figures.size());
        double before = 0;
        for (Figure figure : figures) {
            int from = whole == 0 ? 0 : (int) Math.round(before / whole * LENGTH);
            before += Math.max(0, figure.value());
            int to = whole == 0 ? 0 : (int) Math.round(before / whole * LENGTH);
            pieces.add(new Piece(figure, from, to - from, pieces.size() % SERIES + 1));
        }
        return List.copyOf(pieces);
    }
}
