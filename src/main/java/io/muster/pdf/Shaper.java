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

    /** A longer known word may have to be broken after all. */
    private static final int KNOWN_WHOLE_MAX = 24;

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

    /** The pieces of a text and their widths; set by themselves they look as they do in the whole. */
    Clusters clusters(String text) {
        String normal = isPlain(text) ? text : normal(text);
        Clusters clusters = new Clusters(normal);
        int from = 0;
        while (from < normal.length()) {
            int to = normal.indexOf(' ', from);
            to = to < 0 ? normal.length() : to;
            GlyphLine its = to - from > KNOWN_WHOLE_MAX ? null : known.get(normal.substring(from, to));
            if (its != null) {
                clusters.add(to, its.width());
            } else {
                clustersOfWord(normal, from, to, clusters);
            }
            if (to < normal.length()) {
                clusters.add(to + 1, face.advance(face.glyph(' ')));
            }
            from = to + 1;
        }
        return clusters;
    }

    private void clustersOfWord(String text, int from, int to, Clusters clusters) {
        for (int at = from; at < to; ) {
            int c = text.codePointAt(at);
            if (Devanagari.has(c)) {
                int end = endOfDevanagari(text, at, to);
                String run = text.substring(at, end);
                for (Devanagari.Syllable syllable : Devanagari.syllables(run)) {
                    GlyphLine its = new GlyphLine(syllable.to() - syllable.from());
                    addSyllable(run, syllable, its);
                    clusters.add(at + syllable.to(), its.width());
                }
                at = end;
            } else {
                GlyphLine its = new GlyphLine(1);
                addCharacter(c, its);
                int end = at + Character.charCount(c);
                if (at > from && isAccent(c)) {
                    clusters.extend(end, its.width());
                } else {
                    clusters.add(end, its.width());
                }
                at = end;
            }
        }
    }

    private static int endOfDevanagari(String text, int from, int to) {
        int end = from;
        while (end < to && Devanagari.has(text.charAt(end))) {
            end++;
        }
        return end;
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
                int end = endOfDevanagari(word, at, word.length());
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
            addSyllable(text, syllable, line);
        }
    }

    private void addSyllable(String text, Devanagari.Syllable syllable, GlyphLine line) {
        String characters = text.substring(syllable.from(), syllable.to());
        String whole = syllable.broken() ? (char) Devanagari.DOTTED_CIRCLE + characters : characters;
        place(new IndicSyllable(indic, whole).shape(), line);
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
