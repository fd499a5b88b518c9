package io.muster.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A TrueType font with what the Indic shaping of Devanagari needs; immutable, any thread.
 *
 * <p>It reads the fonts that Muster carries, and refuses what those do not have: composite glyphs, lookups of other types.
 */
public final class FontFace {
    /** Glyph 0 is shown for what the font has not. */
    static final int MISSING = 0;

    private static final int MARK_CLASS = 3;

    private final String name;
    private final Sfnt sfnt;
    private final Map<Integer, Integer> glyphByCodePoint = new HashMap<>();
    private final int[] advances;
    private final int[] glyphOffsets;
    private final byte[] glyphClasses;
    private final @Nullable Substitution[] substitutions;
    private final LayoutTable substitutionFeatures;
    private final MarkAnchors marks;
    private final String[] texts;

    private FontFace(String name, byte[] file) {
        this.name = name;
        sfnt = new Sfnt(file);
        int glyphs = sfnt.u16(sfnt.table("maxp").offset() + 4);
        advances = readAdvances(glyphs);
        glyphOffsets = readGlyphOffsets(glyphs);
        readCharacters();
        glyphClasses = new byte[glyphs];
        int gdef = sfnt.table("GDEF").offset();
        sfnt.classes(gdef + sfnt.u16(gdef + 4), glyphClasses);
        substitutionFeatures = new LayoutTable(sfnt, "GSUB");
        substitutions = Substitution.read(sfnt, substitutionFeatures, Shaper.FEATURES);
        marks = new MarkAnchors(sfnt, new LayoutTable(sfnt, "GPOS"), List.of("abvm", "blwm"));
        texts = GlyphTexts.of(this);
    }

    /** Reads a font that lies with the classes, such as {@code /fonts/Hind-Regular.ttf}. */
    public static FontFace ofResource(String path) {
        try (InputStream file = FontFace.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the font " + path + " is missing");
            }
            String fileName = path.substring(path.lastIndexOf('/') + 1);
            return new FontFace(fileName.substring(0, fileName.lastIndexOf('.')), file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The font's name for PostScript. */
    String name() {
        return name;
    }

    Sfnt sfnt() {
        return sfnt;
    }

    int glyphCount() {
        return advances.length;
    }

    /** The glyph of a character, {@link #MISSING} when the font has none. */
    int glyph(int codePoint) {
        return glyphByCodePoint.getOrDefault(codePoint, MISSING);
    }

    Map<Integer, Integer> characters() {
        return glyphByCodePoint;
    }

    /** In thousandths of the size. */
    int advance(int glyph) {
        return advances[glyph];
    }

    boolean isMark(int glyph) {
        return glyphClasses[glyph] == MARK_CLASS;
    }

    @Nullable
    Substitution substitution(int lookup) {
        return substitutions[lookup];
    }

    int substitutionCount() {
        return substitutions.length;
    }

    int[] lookups(String feature) {
        return substitutionFeatures.lookups(feature);
    }

    MarkAnchors marks() {
        return marks;
    }

    /** The characters that a glyph stands for by itself; empty when that is not known. */
    String text(int glyph) {
        return texts[glyph];
    }

    int glyphOffset(int glyph) {
        return sfnt.table("glyf").offset() + glyphOffsets[glyph];
    }

    int glyphLength(int glyph) {
        return glyphOffsets[glyph + 1] - glyphOffsets[glyph];
    }

    private int[] readAdvances(int glyphs) {
        if (sfnt.u16(sfnt.table("head").offset() + 18) != 1000) {
            throw new IllegalArgumentException(name + " has other units than thousandths");
        }
        if (sfnt.u16(sfnt.table("hhea").offset() + 34) != glyphs) {
            throw new IllegalArgumentException(name + " has no width for each glyph");
        }
        int at = sfnt.table("hmtx").offset();
        int[] widths = new int[glyphs];
        for (int i = 0; i < glyphs; i++) {
            widths[i] = sfnt.u16(at + 4 * i);
        }
        return widths;
    }

    private int[] readGlyphOffsets(int glyphs) {
        boolean wide = sfnt.u16(sfnt.table("head").offset() + 50) == 1;
        int at = sfnt.table("loca").offset();
        int[] offsets = new int[glyphs + 1];
        for (int i = 0; i <= glyphs; i++) {
            offsets[i] = wide ? sfnt.i32(at + 4 * i) : 2 * sfnt.u16(at + 2 * i);
        }
        return offsets;
    }

    private void readCharacters() {
        int cmap = sfnt.table("cmap").offset();
        int at = cmap + sfnt.i32(cmap + 8);
        if (sfnt.u16(at) != 4) {
            throw new IllegalArgumentException(name + " has a character map of another format");
        }
        int segments = sfnt.u16(at + 6) / 2;
        for (int i = 0; i < segments; i++) {
            int end = at + 14 + 2 * i;
            int start = end + 2 + 2 * segments;
            int shift = start + 2 * segments;
            int range = shift + 2 * segments;
            for (int c = sfnt.u16(start); c <= sfnt.u16(end) && c < 0xFFFF; c++) {
                int glyph = sfnt.u16(range) == 0 ? c : sfnt.u16(range + sfnt.u16(range) + 2 * (c - sfnt.u16(start)));
                if (glyph != 0) {
                    glyphByCodePoint.put(c, glyph + sfnt.i16(shift) & 0xFFFF);
                }
            }
        }
    }
}
