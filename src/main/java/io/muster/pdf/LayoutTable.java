package io.muster.pdf;

import java.util.HashMap;
import java.util.Map;

/** The frame that GSUB and GPOS share: the lookups of a script's features by their tags. */
final class LayoutTable {
    /** What the newer Indic shaping rules look for. */
    private static final String SCRIPT = "dev2";

    private final Sfnt sfnt;
    private final int at;
    private final Map<String, int[]> features = new HashMap<>();

    LayoutTable(Sfnt sfnt, String tag) {
        this.sfnt = sfnt;
        at = sfnt.table(tag).offset();
        int language = defaultLanguage(at + sfnt.u16(at + 4));
        int featureList = at + sfnt.u16(at + 6);
        for (int i = 0; i < sfnt.u16(language + 4); i++) {
            int record = featureList + 2 + 6 * sfnt.u16(language + 6 + 2 * i);
            features.put(sfnt.tag(record), lookupsOf(featureList + sfnt.u16(record + 4)));
        }
    }

    private int defaultLanguage(int scriptList) {
        for (int i = 0; i < sfnt.u16(scriptList); i++) {
            int record = scriptList + 2 + 6 * i;
            if (sfnt.tag(record).equals(SCRIPT)) {
                int script = scriptList + sfnt.u16(record + 4);
                return script + sfnt.u16(script);
            }
        }
        throw new IllegalArgumentException("a font without the script " + SCRIPT);
    }

    private int[] lookupsOf(int feature) {
        int[] lookups = new int[sfnt.u16(feature + 2)];
        for (int i = 0; i < lookups.length; i++) {
            lookups[i] = sfnt.u16(feature + 4 + 2 * i);
        }
        return lookups;
    }

    /** The lookups of a feature; none when the font has it not. */
    int[] lookups(String feature) {
        return features.getOrDefault(feature, new int[0]);
    }

    int lookupCount() {
        return sfnt.u16(lookupList());
    }

    /** A lookup's type; a flag would make it skip glyphs, which no font of ours asks for. */
    int type(int lookup) {
        int offset = offset(lookup);
        if (sfnt.u16(offset + 2) != 0) {
            throw new IllegalArgumentException("lookup " + lookup + " skips glyphs");
        }
        return sfnt.u16(offset);
    }

    int[] subtables(int lookup) {
        int offset = offset(lookup);
        int[] subtables = new int[sfnt.u16(offset + 4)];
        for (int i = 0; i < subtables.length; i++) {
            subtables[i] = offset + sfnt.u16(offset + 6 + 2 * i);
        }
        return subtables;
    }

    private int offset(int lookup) {
        return lookupList() + sfnt.u16(lookupList() + 2 + 2 * lookup);
    }

    private int lookupList() {
        return at + sfnt.u16(at + 8);
    }
}
