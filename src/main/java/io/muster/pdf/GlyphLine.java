package io.muster.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A line of glyphs while it grows; one thread. */
final class GlyphLine {
    private final List<TextLine.Span> spans = new ArrayList<>();
    private int[] glyphs;
    private int[] advances;
    private int[] shiftsX;
    private int[] shiftsY;
    private int count;
    private int width;

    GlyphLine(int sizeAbout) {
        glyphs = new int[sizeAbout + 4];
        advances = new int[sizeAbout + 4];
        shiftsX = new int[sizeAbout + 4];
        shiftsY = new int[sizeAbout + 4];
    }

    int count() {
        return count;
    }

    /** In thousandths of the size. */
    int width() {
        return width;
    }

    int glyph(int at) {
        return glyphs[at];
    }

    void add(int glyph, int advance, int shiftX, int shiftY) {
        makeRoom(1);
        glyphs[count] = glyph;
        advances[count] = advance;
        shiftsX[count] = shiftX;
        shiftsY[count] = shiftY;
        count++;
        width += advance;
    }

    void add(GlyphLine other) {
        makeRoom(other.count);
        System.arraycopy(other.glyphs, 0, glyphs, count, other.count);
        System.arraycopy(other.advances, 0, advances, count, other.count);
        System.arraycopy(other.shiftsX, 0, shiftsX, count, other.count);
        System.arraycopy(other.shiftsY, 0, shiftsY, count, other.count);
        for (TextLine.Span span : other.spans) {
            spans.add(new TextLine.Span(count + span.from(), count + span.to(), span.text()));
        }
        count += other.count;
        width += other.width;
    }

    /** What the glyphs from this one on say. */
    void span(int from, String text) {
        spans.add(new TextLine.Span(from, count, text));
    }

    TextLine toTextLine(Typeface typeface) {
        return new TextLine(
                typeface,
                Arrays.copyOf(glyphs, count),
                Arrays.copyOf(advances, count),
                Arrays.copyOf(shiftsX, count),
                Arrays.copyOf(shiftsY, count),
                List.copyOf(spans),
                width);
    }

    private void makeRoom(int more) {
        if (count + more > glyphs.length) {
            int size = Math.max(count + more, 2 * glyphs.length);
            glyphs = Arrays.copyOf(glyphs, size);
            advances = Arrays.copyOf(advances, size);
            shiftsX = Arrays.copyOf(shiftsX, size);
            shiftsY = Arrays.copyOf(shiftsY, size);
        }
    }
}
