package io.muster.pdf;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A font as a kind of paper uses it: the glyphs that its fixed texts need are embedded in every file as one ready program.
 *
 * <p>Immutable, any thread.
 */
public final class Typeface {
    private final FontFace face;
    private final Shaper shaper;
    private final FontProgram program;
    private final int figureWidth;

    private Typeface(FontFace face, Map<String, GlyphLine> known, int[] glyphs) {
        this.face = face;
        this.shaper = new Shaper(this, face, known);
        this.program = FontProgram.of(face, glyphs);
        int widest = 0;
        for (char digit = '0'; digit <= '9'; digit++) {
            widest = Math.max(widest, face.advance(face.glyph(digit)));
        }
        this.figureWidth = widest;
    }

    /**
     * Makes the font ready.
     *
     * @param texts what nearly every file needs; words in scripts that take work are shaped now and known later
     */
    public static Typeface of(FontFace face, Collection<String> texts) {
        Typeface bare = new Typeface(face, Map.of(), new int[0]);
        Map<String, GlyphLine> known = new HashMap<>();
        TreeSet<Integer> glyphs = new TreeSet<>();
        for (String text : texts) {
            for (int glyph : bare.set(text).glyphs()) {
                glyphs.add(glyph);
            }
            for (String word : text.split(" ", -1)) {
                if (word.codePoints().anyMatch(Devanagari::has)) {
                    known.computeIfAbsent(word, bare.shaper::word);
                }
            }
        }
        return new Typeface(
                face,
                Map.copyOf(known),
                glyphs.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Sets a line; a character that the font has not becomes a box, and the text behind it stays as it was. */
    public TextLine set(String text) {
        return shaper.shape(text);
    }

    /** Measures the pieces of a text, to break it into lines. */
    public Clusters clusters(String text) {
        return shaper.clusters(text);
    }

    /** Sets a line whose digits are all of one width, so that columns of figures stand below each other. */
    public TextLine setFigures(String text) {
        TextLine line = shaper.shape(text);
        int width = 0;
        for (int i = 0; i < line.glyphs().length; i++) {
            String its = face.text(line.glyphs()[i]);
            if (its.length() == 1 && its.charAt(0) >= '0' && its.charAt(0) <= '9') {
                line.shiftsX()[i] += (figureWidth - line.advances()[i]) / 2;
                line.advances()[i] = figureWidth;
            }
            width += line.advances()[i];
        }
        // said as a whole, or the room beside a narrow digit is taken for a space
        List<TextLine.Span> whole = List.of(new TextLine.Span(0, line.glyphs().length, text));
        return new TextLine(this, line.glyphs(), line.advances(), line.shiftsX(), line.shiftsY(), whole, width);
    }

    FontFace face() {
        return face;
    }

    FontProgram program() {
        return program;
    }
}
