package io.muster.receipt;

import io.muster.pdf.TextLine;
import io.muster.pdf.Typeface;
import java.util.ArrayList;
import java.util.List;

/**
 * A text broken and, if need be, made smaller until it fits its place; what does not fit at all ends in an ellipsis.
 *
 * @param size in points
 */
record FittedText(List<TextLine> lines, double size) {
    private static final double STEP = 0.5;
    private static final String ELLIPSIS = "…";

    /**
     * Fits a text.
     *
     * @param size the wanted one, in points
     * @param sizeMin the least that can be read
     * @param width of the place, in points
     * @param linesMax how many lines the place has
     */
    static FittedText of(Typeface typeface, String text, double size, double sizeMin, double width, int linesMax) {
        TextLine whole = typeface.set(text);
        if (whole.width(size) <= width) {
            return new FittedText(List.of(whole), size);
        }
        for (double smaller = size; smaller >= sizeMin; smaller -= STEP) {
            if (linesMax == 1 && whole.width(smaller) <= width) {
                return new FittedText(List.of(whole), smaller);
            }
            List<String> broken = linesMax == 1 ? List.of(text, text) : broken(typeface, text, smaller, width);
            if (broken.size() <= linesMax) {
                return set(typeface, broken, smaller);
            }
        }
        List<String> broken = broken(typeface, text, sizeMin, width);
        List<String> shown = new ArrayList<>(broken.subList(0, Math.min(linesMax, broken.size())));
        if (shown.size() < broken.size()) {
            shown.set(linesMax - 1, shortened(typeface, shown.getLast(), sizeMin, width));
        }
        return set(typeface, shown, sizeMin);
    }

    private static FittedText set(Typeface typeface, List<String> lines, double size) {
        return new FittedText(lines.stream().map(typeface::set).toList(), size);
    }

    private static List<String> broken(Typeface typeface, String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        double space = typeface.set(" ").width(size);
        for (String word : text.split(" ")) {
            double its = typeface.set(word).width(size);
            if (!line.isEmpty() && used + space + its > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (its > width) {
                word = breakWord(typeface, word, size, width, lines);
                its = typeface.set(word).width(size);
            }
            used += (line.isEmpty() ? 0 : space) + its;
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Adds the full lines of a word that is longer than a line; returns what is left of it. */
    private static String breakWord(Typeface typeface, String word, double size, double width, List<String> lines) {
        String rest = word;
        while (typeface.set(rest).width(size) > width) {
            int end = longestStart(typeface, rest, size, width);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }

    private static String shortened(Typeface typeface, String line, double size, double width) {
        double room = width - typeface.set(ELLIPSIS).width(size);
        boolean fits = typeface.set(line).width(size) <= room;
        return (fits ? line : line.substring(0, longestStart(typeface, line, size, room))) + ELLIPSIS;
    }

    /** How many characters fit, at least one; never between a letter and its marks. */
    private static int longestStart(Typeface typeface, String text, double size, double width) {
        int end = 1;
        for (int i = 1; i <= text.length(); i++) {
            boolean inside = i < text.length()
                    && (Character.isLowSurrogate(text.charAt(i))
                            || Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK
                            || Character.getType(text.charAt(i)) == Character.COMBINING_SPACING_MARK);
            if (!inside) {
                if (typeface.set(text.substring(0, i)).width(size) > width) {
                    break;
                }
                end = i;
            }
        }
        return end;
    }
}
