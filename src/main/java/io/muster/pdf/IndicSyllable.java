package io.muster.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A syllable of Devanagari on its way from characters to glyphs: reordered, substituted, reordered again, substituted.
 *
 * <p>The order of the steps and what each looks at are those of OpenType's Indic specification (script {@code dev2}) as
 * HarfBuzz has it, which the tests compare with.
 */
final class IndicSyllable {
    /** Each by itself over the whole syllable, in this order. */
    static final List<String> BASIC_FEATURES = List.of("nukt", "akhn", "rphf", "rkrf", "blwf", "half", "vatu", "cjct");

    /** Together, lookup by lookup. */
    static final List<String> FORM_FEATURES = List.of("pres", "abvs", "blws", "psts", "haln");

    // where a character belongs in the syllable, in the order of writing
    private static final int REPH = 1;
    private static final int BEFORE_MATRA = 2;
    private static final int BEFORE_BASE = 3;
    private static final int BASE = 4;
    private static final int BELOW_BASE = 8;
    private static final int AFTER_BELOW = 9;
    private static final int LAST_MARKS = 13;

    private final IndicFont font;
    private final List<Item> items = new ArrayList<>();
    private int base;

    /** A character, then the glyph that came of it and of others. */
    static final class Item {
        int glyph;
        char kind;
        int position;
        boolean half;
        boolean reph;
        boolean below;
        boolean ligated;

        boolean isConsonant() {
            return kind == 'C' || kind == 'R' || kind == 'V' || kind == 'D';
        }

        boolean isHalant() {
            return kind == 'H' && !ligated;
        }

        boolean isNukta() {
            return kind == 'N' && !ligated;
        }

        boolean isJoiner() {
            return (kind == 'J' || kind == 'W') && !ligated;
        }
    }

    IndicSyllable(IndicFont font, String characters) {
        this.font = font;
        characters.chars().forEach(this::add);
    }

    private void add(int character) {
        Item item = new Item();
        item.glyph = font.face().glyph(character);
        item.kind = Devanagari.classOf(character);
        item.position = switch (item.kind) {
            case 'M' -> Devanagari.isWrittenBefore(character) ? BEFORE_MATRA : AFTER_BELOW;
            case 'S', 'A' -> LAST_MARKS;
            case 'C', 'R' -> font.goesBelow(item.glyph) ? BELOW_BASE : BASE;
            default -> BASE;
        };
        items.add(item);
    }

    /** The glyphs in the order of drawing. */
    List<Item> shape() {
        orderByMeaning();
        for (String feature : BASIC_FEATURES) {
            for (int lookup : font.face().lookups(feature)) {
                font.apply(lookup, items, feature);
            }
        }
        orderForDrawing();
        for (int lookup : font.formLookups()) {
            font.apply(lookup, items, "");
        }
        items.removeIf(item -> item.isJoiner());
        return items;
    }

    private void orderByMeaning() {
        boolean reph = findBase();
        for (int i = 0; i < base; i++) {
            items.get(i).position = Math.min(BEFORE_BASE, items.get(i).position);
        }
        if (base < items.size()) {
            items.get(base).position = BASE;
        }
        if (reph) {
            items.getFirst().position = REPH;
        }
        letMarksFollow();
        letConsonantsOwnWhatIsBeforeThem();
        items.sort(Comparator.comparingInt((Item item) -> item.position));
        base = 0;
        while (base < items.size() && items.get(base).position != BASE) {
            base++;
        }
        setMasks();
    }

    /** The last consonant that is not written below another; whether a ra at the start is written above it. */
    private boolean findBase() {
        int size = items.size();
        boolean reph = size >= 3
                && items.get(0).kind == 'R'
                && items.get(1).kind == 'H'
                && !items.get(2).isJoiner()
                && font.hasReph();
        int limit = reph ? 2 : 0;
        base = reph ? 0 : size;
        for (int i = size - 1; i >= limit; i--) {
            Item item = items.get(i);
            if (item.isConsonant()) {
                base = i;
                if (item.position != BELOW_BASE) {
                    break;
                }
            } else if (i > 0 && item.kind == 'J' && items.get(i - 1).kind == 'H') {
                break;
            }
        }
        return reph && base > 0;
    }

    private void letMarksFollow() {
        int last = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.isJoiner() || item.kind == 'N' || item.kind == 'H') {
                item.position = last;
                if (item.kind == 'H' && last == BEFORE_MATRA) {
                    item.position = beforeMatras(i);
                }
            } else if (item.position != LAST_MARKS) {
                last = item.position;
            }
        }
    }

    private int beforeMatras(int i) {
        for (int j = i; j > 0; j--) {
            if (items.get(j - 1).position != BEFORE_MATRA) {
                return items.get(j - 1).position;
            }
        }
        return BEFORE_MATRA;
    }

    private void letConsonantsOwnWhatIsBeforeThem() {
        int last = base;
        for (int i = base + 1; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.isConsonant()) {
                for (int j = last + 1; j < i; j++) {
                    items.get(j).position = item.position;
                }
                last = i;
            } else if (item.kind == 'M') {
                last = i;
            }
        }
    }

    private void setMasks() {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            item.reph = item.position == REPH;
            item.half = i < base;
            item.below = i != base;
        }
        for (int i = 1; i < items.size(); i++) {
            if (items.get(i).kind == 'W') {
                int j = i;
                do {
                    j--;
                    items.get(j).half = false;
                } while (j > 0 && !items.get(j).isConsonant());
            }
        }
    }

    private void orderForDrawing() {
        base = 0;
        while (base < items.size() && items.get(base).position < BASE) {
            base++;
        }
        if (base > 0 && base < items.size() && items.get(base).position > BASE) {
            base--;
        }
        if (base == items.size() && base > 0 && items.get(base - 1).isJoiner()) {
            base--;
        }
        while (base > 0
                && base < items.size()
                && (items.get(base).isNukta() || items.get(base).isHalant())) {
            base--;
        }
        moveMatra();
        moveReph();
    }

    /** A vowel sign that is written before goes behind the last virama that shows: each half letter stays before it. */
    private void moveMatra() {
        if (items.size() < 2 || base == 0) {
            return;
        }
        int to = base == items.size() ? base - 2 : base - 1;
        while (to > 0 && !stopsMatra(to)) {
            to--;
        }
        if (to <= 0 || !items.get(to).isHalant() || items.get(to).position == BEFORE_MATRA) {
            return;
        }
        for (int i = to; i > 0; i--) {
            if (items.get(i - 1).position == BEFORE_MATRA) {
                items.add(to, items.remove(i - 1));
                if (i - 1 < base && base <= to) {
                    base--;
                }
                to--;
            }
        }
    }

    private boolean stopsMatra(int at) {
        Item item = items.get(at);
        boolean joined = at + 1 < items.size() && items.get(at + 1).kind == 'J';
        return item.kind == 'M' && !item.ligated || item.isHalant() && !joined;
    }

    private void moveReph() {
        if (items.size() < 2 || items.getFirst().position != REPH || !items.getFirst().ligated) {
            return;
        }
        int to = 1;
        while (to < base && !items.get(to).isHalant()) {
            to++;
        }
        if (to < base) {
            to += items.get(to + 1).isJoiner() ? 1 : 0;
        } else {
            to = lastPlaceOfReph();
        }
        items.add(to, items.removeFirst());
    }

    private int lastPlaceOfReph() {
        int to = items.size() - 1;
        while (to > 0 && items.get(to).position == LAST_MARKS) {
            to--;
        }
        if (items.get(to).isHalant()) {
            for (int i = base + 1; i < to; i++) {
                if (items.get(i).kind == 'M') {
                    return to - 1;
                }
            }
        }
        return to;
    }
}
