package io.muster.receipt;

import io.muster.pdf.Clusters;
import io.muster.pdf.TextLine;
import io.muster.pdf.Typeface;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that looks for a place: shaped once, however many sizes and places are tried. One thread.
 *
 * <p>It is broken between words, and within one only where the word is longer than a line, never within a syllable.
 */
final class FittingText {
    /** No place on a receipt holds more; what is cut costs nothing. */
    static final int LENGTH_MAX = 320;

    private static final double STEP = 0.5;
    private static final String ELLIPSIS = "…";

    private final Typeface typeface;
    private final String text;
    private final boolean cut;
    private final TextLine whole;
    private @Nullable Clusters clusters;

    /** Pieces from one to another that stand on one line. */
    private record Part(int from, int to) {}

    private FittingText(Typeface typeface, String text) {
        this.typeface = typeface;
        this.cut = text.length() > LENGTH_MAX;
        this.text = cut ? text.substring(0, LENGTH_MAX) : text;
        this.whole = typeface.set(this.text);
    }

    static FittingText of(Typeface typeface, String text) {
        return new FittingText(typeface, text);
    }

    /**
     * Fits the text into a place.
     *
     * @param size the wanted one, in points
     * @param sizeMin the least that can be read
     * @param width of the place, in points
     * @param linesMax how many lines the place has
     */
    FittedText fit(double size, double sizeMin, double width, int linesMax) {
        for (double smaller = size; !cut && smaller >= sizeMin; smaller -= STEP) {
            if (whole.width(smaller) <= width) {
                return new FittedText(List.of(whole), smaller);
            }
            if (linesMax > 1) {
                List<Part> parts = broken(smaller, width);
                if (parts.size() <= linesMax) {
                    return set(parts, smaller);
                }
            }
        }
        List<Part> parts = broken(sizeMin, width);
        return parts.size() <= linesMax && !cut ? set(parts, sizeMin) : shortened(parts, sizeMin, width, linesMax);
    }

    private FittedText set(List<Part> parts, double size) {
        return new FittedText(
                parts.stream()
                        .map(part -> typeface.set(clusters().text(part.from(), part.to())))
                        .toList(),
                size);
    }

    private FittedText shortened(List<Part> parts, double size, double width, int linesMax) {
        List<TextLine> lines = new ArrayList<>();
        int full = Math.min(linesMax, parts.size()) - 1;
        for (Part part : parts.subList(0, full)) {
            lines.add(typeface.set(clusters().text(part.from(), part.to())));
        }
        Part last = parts.get(full);
        double room = 1000 * (width / size) - typeface.set(ELLIPSIS).width();
        int to = last.from();
        for (int used = 0; to < last.to() && used + clusters().width(to) <= room; to++) {
            used += clusters().width(to);
        }
        lines.add(typeface.set(clusters().text(last.from(), to) + ELLIPSIS));
        return new FittedText(lines, size);
    }

    private List<Part> broken(double size, double width) {
        double room = 1000 * (width / size);
        Clusters all = clusters();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int used = 0;
        int space = -1;
        for (int at = 0; at < all.count(); at++) {
            if (all.isSpace(at)) {
                space = at;
            }
            while (space != at && used + all.width(at) > room && at > from) {
                parts.add(new Part(from, space > from ? space : at));
                from = space > from ? space + 1 : at;
                used = width(from, at);
                space = -1;
            }
            used += all.width(at);
        }
        parts.add(new Part(from, all.count()));
        return parts;
    }

    private int width(int from, int to) {
        int sum = 0;
        for (int at = from; at < to; at++) {
            sum += clusters().width(at);
        }
        return sum;
    }

    private Clusters clusters() {
        Clusters its = clusters;
        if (its == null) {
            its = typeface.clusters(text);
            clusters = its;
        }
        return its;
    }
}
