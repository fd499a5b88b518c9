package io.muster.pdf;

import io.muster.pdf.IndicSyllable.Item;
import io.muster.pdf.Substitution.Context;
import io.muster.pdf.Substitution.Contexts;
import io.muster.pdf.Substitution.Ligature;
import io.muster.pdf.Substitution.Ligatures;
import io.muster.pdf.Substitution.Single;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A font's rules as syllables ask for them; immutable. */
final class IndicFont {
    private final FontFace face;
    private final BitSet belowForms = new BitSet();
    private final boolean reph;
    private final int[] formLookups;

    IndicFont(FontFace face) {
        this.face = face;
        int virama = face.glyph(Devanagari.VIRAMA);
        for (int c = 0x915; c < 0x980; c++) {
            int glyph = face.glyph(c);
            boolean letter = "CR".indexOf(Devanagari.classOf(c)) >= 0 && glyph != FontFace.MISSING;
            belowForms.set(glyph, letter && (joins("blwf", virama, glyph) || joins("blwf", glyph, virama)));
        }
        reph = joins("rphf", face.glyph(Devanagari.RA), virama);
        formLookups = IndicSyllable.FORM_FEATURES.stream()
                .flatMapToInt(feature -> IntStream.of(face.lookups(feature)))
                .distinct()
                .sorted()
                .toArray();
    }

    FontFace face() {
        return face;
    }

    /** Whether the glyph has a form that is written below others. */
    boolean goesBelow(int glyph) {
        return belowForms.get(glyph);
    }

    /** Whether a ra before others is written above them. */
    boolean hasReph() {
        return reph;
    }

    int[] formLookups() {
        return formLookups;
    }

    private boolean joins(String feature, int first, int second) {
        return IntStream.of(face.lookups(feature))
                .mapToObj(face::substitution)
                .anyMatch(lookup -> lookup instanceof Ligatures ligatures
                        && ligatures.byFirst().getOrDefault(first, List.of()).stream()
                                .anyMatch(one -> one.rest().length == 1 && one.rest()[0] == second));
    }

    /** Substitutes from left to right wherever the feature is meant to be. */
    void apply(int lookup, List<Item> items, String feature) {
        for (int at = 0; at < items.size(); ) {
            at += Math.max(1, applyAt(face.substitution(lookup), items, at, feature));
        }
    }

    /** @return how many items there are now where it fitted; 0 when it did not fit */
    private int applyAt(@Nullable Substitution lookup, List<Item> items, int at, String feature) {
        return switch (lookup) {
            case Single single -> substitute(single, items.get(at), feature) ? 1 : 0;
            case Ligatures ligatures -> join(ligatures, items, at, feature) ? 1 : 0;
            case Contexts contexts -> applyAmongOthers(contexts, items, at, feature);
            case null -> 0;
        };
    }

    private static boolean isMeant(Item item, String feature) {
        return switch (feature) {
            case "rphf" -> item.reph;
            case "half" -> item.half;
            case "blwf" -> item.below;
            default -> true;
        };
    }

    private static boolean substitute(Single single, Item item, String feature) {
        Integer other = single.glyphs().get(item.glyph);
        if (other == null || !isMeant(item, feature)) {
            return false;
        }
        item.glyph = other;
        return true;
    }

    private static boolean join(Ligatures ligatures, List<Item> items, int at, String feature) {
        for (Ligature ligature : ligatures.byFirst().getOrDefault(items.get(at).glyph, List.of())) {
            if (fits(ligature, items, at, feature)) {
                Item first = items.get(at);
                first.glyph = ligature.glyph();
                first.ligated = true;
                items.subList(at + 1, at + 1 + ligature.rest().length).clear();
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Ligature ligature, List<Item> items, int at, String feature) {
        int[] rest = ligature.rest();
        if (at + rest.length >= items.size() || !isMeant(items.get(at), feature)) {
            return false;
        }
        for (int i = 0; i < rest.length; i++) {
            Item item = items.get(at + 1 + i);
            if (item.glyph != rest[i] || !isMeant(item, feature)) {
                return false;
            }
        }
        return true;
    }

    private int applyAmongOthers(Contexts contexts, List<Item> items, int at, String feature) {
        for (Context context : contexts.contexts()) {
            if (fits(context, items, at, feature)) {
                int before = items.size();
                for (int i = 0; i < context.lookups().length; i++) {
                    // an earlier one may have joined what stood before this place
                    int place = at + context.places()[i] - (i == 0 ? 0 : before - items.size());
                    if (place < items.size()) {
                        int unused = applyAt(face.substitution(context.lookups()[i]), items, place, feature);
                    }
                }
                return context.input().size() - (before - items.size());
            }
        }
        return 0;
    }

    private static boolean fits(Context context, List<Item> items, int at, String feature) {
        int behind = context.behind().size();
        int input = context.input().size();
        int ahead = context.ahead().size();
        if (at < behind || at + input + ahead > items.size()) {
            return false;
        }
        for (int i = 0; i < behind; i++) {
            if (!context.behind().get(i).get(items.get(at - 1 - i).glyph)) {
                return false;
            }
        }
        for (int i = 0; i < input; i++) {
            if (!context.input().get(i).get(items.get(at + i).glyph) || !isMeant(items.get(at + i), feature)) {
                return false;
            }
        }
        for (int i = 0; i < ahead; i++) {
            if (!context.ahead().get(i).get(items.get(at + input + i).glyph)) {
                return false;
            }
        }
        return true;
    }
}
