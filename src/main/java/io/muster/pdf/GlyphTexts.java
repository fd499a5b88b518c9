package io.muster.pdf;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each glyph of a font stands for, as far as its character map and its substitutions tell. */
final class GlyphTexts {
    /** A half letter's ligature's ligature: no font of ours goes deeper. */
    private static final int ROUNDS = 4;

    private GlyphTexts() {}

    static String[] of(FontFace face) {
        String[] texts = new String[face.glyphCount()];
        Arrays.fill(texts, "");
        // the least character wins, so that a space is not said as a no-break space
        for (Map.Entry<Integer, Integer> character : new TreeMap<>(face.characters()).entrySet()) {
            if (texts[character.getValue()].isEmpty()) {
                texts[character.getValue()] = Character.toString(character.getKey());
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int lookup = 0; lookup < face.substitutionCount(); lookup++) {
                add(face.substitution(lookup), texts);
            }
        }
        return texts;
    }

    private static void add(@Nullable Substitution lookup, String[] texts) {
        if (lookup instanceof Substitution.Single single) {
            single.glyphs().forEach((from, to) -> set(texts, to, texts[from]));
        }
        if (lookup instanceof Substitution.Ligatures ligatures) {
            ligatures.byFirst().forEach((first, all) -> {
                for (Substitution.Ligature ligature : all) {
                    StringBuilder text = new StringBuilder(texts[first]);
                    for (int glyph : ligature.rest()) {
                        text.append(texts[glyph]);
                    }
                    set(texts, ligature.glyph(), text.toString());
                }
            });
        }
    }

    private static void set(String[] texts, int glyph, String text) {
        if (texts[glyph].isEmpty()) {
            texts[glyph] = text;
        }
    }
}
