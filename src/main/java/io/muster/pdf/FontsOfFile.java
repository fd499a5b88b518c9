package io.muster.pdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which code shows a glyph in a certain file: of a ready program, or of the few glyphs that this file needs besides. */
final class FontsOfFile {
    /** Above every code of a font: tells the programs apart within one number. */
    static final int MORE = 1 << 16;

    private final List<Typeface> typefaces;
    private final List<Map<Integer, Integer>> more = new ArrayList<>();
    private final boolean readyOnly;

    private FontsOfFile(List<Typeface> typefaces, boolean readyOnly) {
        this.typefaces = typefaces;
        this.readyOnly = readyOnly;
        typefaces.forEach(typeface -> more.add(new LinkedHashMap<>()));
    }

    static FontsOfFile of(List<Typeface> typefaces) {
        return new FontsOfFile(typefaces, false);
    }

    /** For what many files share. */
    static FontsOfFile readyOnly(List<Typeface> typefaces) {
        return new FontsOfFile(typefaces, true);
    }

    /** @throws IllegalArgumentException when the file's stationery does not have it */
    int index(Typeface typeface) {
        int index = typefaces.indexOf(typeface);
        if (index < 0) {
            throw new IllegalArgumentException("a typeface that is not of this stationery");
        }
        return index;
    }

    /** The code of a glyph, with {@link #MORE} when it is none of the ready program's. */
    int code(int typeface, int glyph) {
        int ready = typefaces.get(typeface).program().code(glyph);
        if (ready >= 0) {
            return ready;
        }
        if (readyOnly) {
            throw new IllegalArgumentException("a character that the typeface was not made ready for");
        }
        Map<Integer, Integer> its = more.get(typeface);
        return MORE | its.computeIfAbsent(glyph, fresh -> its.size() + 1);
    }

    /** The glyphs of a typeface beside its ready program's, in the order of their codes from 1. */
    int[] more(int typeface) {
        return more.get(typeface).keySet().stream().mapToInt(Integer::intValue).toArray();
    }
}
