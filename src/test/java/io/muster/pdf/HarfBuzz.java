package io.muster.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The JDK's own shaper, which is HarfBuzz: an independent judge of ours. */
public final class HarfBuzz {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Font font;

    private HarfBuzz(Font font) {
        this.font = font;
    }

    public static HarfBuzz ofResource(String path) {
        try (InputStream file = HarfBuzz.class.getResourceAsStream(path)) {
            return new HarfBuzz(Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(1000f));
        } catch (IOException | FontFormatException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Each glyph with where it is drawn, such as {@code 312@0,0}, in units of the font. */
    public List<String> shape(String text) {
        char[] characters = text.toCharArray();
        GlyphVector glyphs =
                font.layoutGlyphVector(CONTEXT, characters, 0, characters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        List<String> shaped = new ArrayList<>();
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            int glyph = glyphs.getGlyphCode(i);
            // what is not to be seen
            if (glyph != 0xFFFF) {
                shaped.add("%d@%d,%d"
                        .formatted(
                                glyph,
                                Math.round(glyphs.getGlyphPosition(i).getX()),
                                Math.round(-glyphs.getGlyphPosition(i).getY())));
            }
        }
        return shaped;
    }

    /** The same of a line of ours. */
    public static List<String> of(TextLine line) {
        List<String> shaped = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < line.glyphs().length; i++) {
            shaped.add("%d@%d,%d".formatted(line.glyphs()[i], at + line.shiftsX()[i], line.shiftsY()[i]));
            at += line.advances()[i];
        }
        return shaped;
    }
}
