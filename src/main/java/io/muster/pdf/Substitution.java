package io.muster.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One lookup of a font's GSUB table: what stands in place of which glyphs. */
sealed interface Substitution {

    /** One glyph for another. */
    record Single(Map<Integer, Integer> glyphs) implements Substitution {}

    /** One glyph for several, the first rule that fits; rules by their first glyph. */
    record Ligatures(Map<Integer, List<Ligature>> byFirst) implements Substitution {}

    /** @param rest the glyphs after the first */
    record Ligature(int[] rest, int glyph) {}

    /** Other lookups where glyphs stand among certain others; of the subtables the first that fits. */
    record Contexts(List<Context> contexts) implements Substitution {}

    /** @param behind what comes before, nearest first */
    record Context(List<BitSet> behind, List<BitSet> input, List<BitSet> ahead, int[] places, int[] lookups) {}

    /** Reads the lookups that the features use, and those that these use; the others stay null. */
    static @Nullable Substitution[] read(Sfnt sfnt, LayoutTable table, List<String> features) {
        @Nullable Substitution[] lookups = new Substitution[table.lookupCount()];
        for (String feature : features) {
            for (int lookup : table.lookups(feature)) {
                read(sfnt, table, lookup, lookups);
            }
        }
        return lookups;
    }

    private static void read(Sfnt sfnt, LayoutTable table, int lookup, @Nullable Substitution[] into) {
        if (into[lookup] != null) {
            return;
        }
        int[] subtables = table.subtables(lookup);
        switch (table.type(lookup)) {
            case 1 -> into[lookup] = singles(sfnt, subtables);
            case 4 -> into[lookup] = ligatures(sfnt, subtables);
            case 6 -> {
                Contexts contexts = contexts(sfnt, subtables);
                into[lookup] = contexts;
                for (Context context : contexts.contexts()) {
                    for (int nested : context.lookups()) {
                        read(sfnt, table, nested, into);
                    }
                }
            }
            default -> throw new IllegalArgumentException("lookup " + lookup + " is of a type that is not read");
        }
    }

    private static Single singles(Sfnt sfnt, int[] subtables) {
        Map<Integer, Integer> glyphs = new HashMap<>();
        for (int at : subtables) {
            int[] covered = sfnt.coverage(at + sfnt.u16(at + 2));
            boolean shifted = sfnt.u16(at) == 1;
            for (int i = 0; i < covered.length; i++) {
                int other = shifted ? covered[i] + sfnt.i16(at + 4) & 0xFFFF : sfnt.u16(at + 6 + 2 * i);
                glyphs.putIfAbsent(covered[i], other);
            }
        }
        return new Single(glyphs);
    }

    private static Ligatures ligatures(Sfnt sfnt, int[] subtables) {
        Map<Integer, List<Ligature>> byFirst = new HashMap<>();
        for (int at : subtables) {
            int[] covered = sfnt.coverage(at + sfnt.u16(at + 2));
            for (int i = 0; i < covered.length; i++) {
                int set = at + sfnt.u16(at + 6 + 2 * i);
                List<Ligature> its = byFirst.computeIfAbsent(covered[i], first -> new ArrayList<>());
                for (int k = 0; k < sfnt.u16(set); k++) {
                    its.add(ligature(sfnt, set + sfnt.u16(set + 2 + 2 * k)));
                }
            }
        }
        return new Ligatures(byFirst);
    }

    private static Ligature ligature(Sfnt sfnt, int at) {
        int[] rest = new int[sfnt.u16(at + 2) - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = sfnt.u16(at + 4 + 2 * i);
        }
        return new Ligature(rest, sfnt.u16(at));
    }

    private static Contexts contexts(Sfnt sfnt, int[] subtables) {
        List<Context> contexts = new ArrayList<>();
        for (int subtable : subtables) {
            if (sfnt.u16(subtable) != 3) {
                throw new IllegalArgumentException("a context is of a format that is not read");
            }
            int[] at = {subtable + 2};
            List<BitSet> behind = sets(sfnt, subtable, at);
            List<BitSet> input = sets(sfnt, subtable, at);
            List<BitSet> ahead = sets(sfnt, subtable, at);
            int count = sfnt.u16(at[0]);
            int[] places = new int[count];
            int[] lookups = new int[count];
            for (int i = 0; i < count; i++) {
                places[i] = sfnt.u16(at[0] + 2 + 4 * i);
                lookups[i] = sfnt.u16(at[0] + 4 + 4 * i);
            }
            contexts.add(new Context(behind, input, ahead, places, lookups));
        }
        return new Contexts(contexts);
    }

    private static List<BitSet> sets(Sfnt sfnt, int subtable, int[] at) {
        List<BitSet> sets = new ArrayList<>();
        int count = sfnt.u16(at[0]);
        for (int i = 0; i < count; i++) {
            BitSet set = new BitSet();
            for (int glyph : sfnt.coverage(subtable + sfnt.u16(at[0] + 2 + 2 * i))) {
                set.set(glyph);
            }
            sets.add(set);
        }
        at[0] += 2 + 2 * count;
        return List.copyOf(sets);
    }
}
