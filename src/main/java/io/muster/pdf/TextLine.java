package io.muster.pdf;

import java.util.List;

/**
 * A line of text as glyphs in their places, ready to be drawn at any size; lengths in thousandths of the size.
 *
 * @param advances from each glyph's place to the next one's
 * @param shiftsX how far right of its place a glyph is drawn
 * @param shiftsY how far above it
 * @param spans the glyphs that do not say by themselves which characters they stand for
 */
public record TextLine(
        Typeface typeface, int[] glyphs, int[] advances, int[] shiftsX, int[] shiftsY, List<Span> spans, int width) {

    /** Glyphs from and to, and what they say together. */
    record Span(int from, int to, String text) {}

    /** The line's width in points at a size in points. */
    public double width(double size) {
        return width * size / 1000;
    }
}
