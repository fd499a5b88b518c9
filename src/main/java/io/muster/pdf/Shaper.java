package io.muster.pdf;

import io.muster.pdf.IndicSyllable.Item;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sets text in one font: Devanagari by its rules, other scripts glyph by glyph. */
final class Shaper {
    /** The features of GSUB that are used. */
    static final List<String> FEATURES = Stream.concat(
                    IndicSyllable.BASIC_FEATURES.stream(), IndicSyllable.FORM_FEATURES.stream())
            .toList();

    private final Typeface typeface;
    private final FontFace face;
    private final IndicFont indic;
    /** Words that come again and again. */
    private final Map<String, GlyphLine> known;

    Shaper(Typeface typeface, FontFace face, Map<String, GlyphLine> known) {
        this.typeface = typeface;
        this.face = face;
        this.indic = new IndicFont(face);
        this.known = known;
    }

    TextLine shape(String text) {
        GlyphLine line = new GlyphLine(text.length());
        String normal = isPlain(text) ? text : normal(text);
        int from = 0;
        while (from < normal.length()) {
            int to = normal.indexOf(' ', from);
            to = to < 0 ? normal.length() : to;
            word(normal.substring(from, to), line);
            if (to < normal.length()) {
                addCharacter(' ', line);
            }
            from = to + 1;
        }
        return line.toTextLine(typeface);
    }

    /** A word by itself, to be known. */
    GlyphLine word(String word) {
        GlyphLine line = new GlyphLine(word.length());
        word(word, line);
        return line;
    }

    private void word(String word, GlyphLine line) {
        GlyphLine its = known.get(word);
        if (its != null) {
            line.add(its);
            return;
        }
        int first = line.count();
        boolean ordered = true;
        for (int at = 0; at < word.length(); ) {
            int c = word.codePointAt(at);
            if (Devanagari.has(c)) {
                int end = at;
                while (end < word.length() && Devanagari.has(word.charAt(end))) {
                    end++;
                }
                addDevanagari(word.substring(at, end), line);
                ordered = false;
                at = end;
            } else {
                addCharacter(c, line);
                at += Character.charCount(c);
            }
        }
        // marks without width of their own would be read out of order
        if (!ordered || !saysItself(word, line, first)) {
            line.span(first, word);
        }
    }

    private boolean saysItself(String word, GlyphLine line, int first) {
        int at = 0;
        for (int i = first; i < line.count(); i++) {
            String its = face.text(line.glyph(i));
            if (its.isEmpty() || !word.startsWith(its, at)) {
                return false;
            }
            at += its.length();
        }
        return at == word.length();
    }

    private void addCharacter(int c, GlyphLine line) {
        int glyph = face.glyph(c);
        // what cannot be shown is shown as a box for each letter, and its accents not again
        if (glyph != FontFace.MISSING || !isAccent(c)) {
            line.add(glyph, face.advance(glyph), 0, 0);
        }
    }

    private void addDevanagari(String text, GlyphLine line) {
        for (Devanagari.Syllable syllable : Devanagari.syllables(text)) {
            String characters = text.substring(syllable.from(), syllable.to());
            String whole = syllable.broken() ? (char) Devanagari.DOTTED_CIRCLE + characters : characters;
            place(new IndicSyllable(indic, whole).shape(), line);
        }
    }

    private void place(List<Item> items, GlyphLine line) {
        int pen = 0;
        int basePen = 0;
        int base = -1;
        for (Item item : items) {
            MarkAnchors.Point place =
                    base >= 0 && face.isMark(item.glyph) ? face.marks().place(base, item.glyph) : null;
            line.add(
                    item.glyph,
                    face.advance(item.glyph),
                    place == null ? 0 : basePen + place.x() - pen,
                    place == null ? 0 : place.y());
            if (!face.isMark(item.glyph)) {
                base = item.glyph;
                basePen = pen;
            }
            pen += face.advance(item.glyph);
        }
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    /** Composed, as the font's rules expect it, without what cannot be seen; every kind of space is one space. */
    private String normal(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                normal.append(' ');
            } else if (isJoiner(c) || !isInvisible(c)) {
                normal.append(face.glyph(c) == FontFace.MISSING ? apart(c) : Character.toString(c));
            }
        });
        return normal.toString();
    }

    /** A letter with a mark that the font has as two characters only. */
    private String apart(int c) {
        String apart = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        return apart.codePoints().allMatch(part -> face.glyph(part) != FontFace.MISSING)
                ? apart
                : Character.toString(c);
    }

    private static boolean isJoiner(int c) {
        return c == Devanagari.ZERO_WIDTH_JOINER || c == Devanagari.ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            default -> c >= 0xFE00 && c <= 0xFE0F;
        };
    }

    private static boolean isAccent(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
