package io.muster.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a font's GPOS table puts marks on their bases, in font units. */
final class MarkAnchors {
    private final List<Lookup> lookups = new ArrayList<>();

    /** @param bases per class of marks where the base holds them, null where it does not */
    private record Lookup(Map<Integer, Mark> marks, Map<Integer, @Nullable Point[]> bases) {}

    private record Mark(int markClass, Point at) {}

    /** A place or a way, in font units. */
    record Point(int x, int y) {}

    MarkAnchors(Sfnt sfnt, LayoutTable table, List<String> features) {
        for (String feature : features) {
            for (int lookup : table.lookups(feature)) {
                if (table.type(lookup) != 4) {
                    throw new IllegalArgumentException("lookup " + lookup + " is of a type that is not read");
                }
                for (int subtable : table.subtables(lookup)) {
                    lookups.add(read(sfnt, subtable));
                }
            }
        }
    }

    /** How far the mark's origin lies from the base's; null when neither knows the other. */
    @Nullable
    Point place(int base, int mark) {
        Point place = null;
        // a later lookup overrides an earlier one
        for (Lookup lookup : lookups) {
            Mark its = lookup.marks().get(mark);
            @Nullable Point[] anchors = its == null ? null : lookup.bases().get(base);
            Point anchor = its == null || anchors == null ? null : anchors[its.markClass()];
            if (its != null && anchor != null) {
                place = new Point(
                        anchor.x() - its.at().x(), anchor.y() - its.at().y());
            }
        }
        return place;
    }

    private static Lookup read(Sfnt sfnt, int at) {
        int[] marks = sfnt.coverage(at + sfnt.u16(at + 2));
        int[] bases = sfnt.coverage(at + sfnt.u16(at + 4));
        int classes = sfnt.u16(at + 6);
        int markArray = at + sfnt.u16(at + 8);
        Map<Integer, Mark> marksByGlyph = new HashMap<>();
        for (int i = 0; i < marks.length; i++) {
            int record = markArray + 2 + 4 * i;
            marksByGlyph.put(marks[i], new Mark(sfnt.u16(record), anchor(sfnt, markArray + sfnt.u16(record + 2))));
        }
        int baseArray = at + sfnt.u16(at + 10);
        Map<Integer, @Nullable Point[]> basesByGlyph = new HashMap<>();
        for (int i = 0; i < bases.length; i++) {
            @Nullable Point[] anchors = new Point[classes];
            for (int k = 0; k < classes; k++) {
                int offset = sfnt.u16(baseArray + 2 + 2 * (i * classes + k));
                anchors[k] = offset == 0 ? null : anchor(sfnt, baseArray + offset);
            }
            basesByGlyph.put(bases[i], anchors);
        }
        return new Lookup(marksByGlyph, basesByGlyph);
    }

    private static Point anchor(Sfnt sfnt, int at) {
        return new Point(sfnt.i16(at + 2), sfnt.i16(at + 4));
    }
}
