package io.muster.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Devanagari's characters are to each other, and where a syllable ends; after the Indic shaping rules of OpenType.
 *
 * <p>Classes: C consonant, R ra, V vowel, M vowel sign, N nukta, H virama, S anusvara and its like, A accent, J and W the
 * joiners, D what stands in for a letter, X avagraha, O everything else.
 */
final class Devanagari {
    static final int RA = 0x930;
    static final int VIRAMA = 0x94D;
    static final int DOTTED_CIRCLE = 0x25CC;
    static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Of U+0900 to U+097F. */
    private static final String CLASSES =
            // 0900 signs and vowels
            "SSSSVVVVVVVVVVVV" + "VVVVVCCCCCCCCCCC" + "CCCCCCCCCCCCCCCC" + "RCCCCCCCCCMMNXMM"
                    // 0940 vowel signs, virama, accents, letters with nukta, digits
                    + "MMMMMMMMMMMMMHMM" + "OAAAAMMMCCCCCCCC" + "VVMMOODDDDDDDDDD" + "OOVVVVVVCCCCCCCC";

    /** No syllable of any language has so many characters; longer ones are broken, or they would outgrow their line. */
    private static final int SYLLABLE_MAX = 32;

    private static final String CONSONANT = "[CR]J?N{0,2}";
    private static final String HALANT = "[JW]?H(?:JN?)?";
    private static final String MARKS = "(?:[JW]?SS?W?)?A*";
    private static final String TAIL = "(?:" + HALANT + CONSONANT + ")*(?:HW|" + HALANT + "|(?:[JW]*MN?H?)*)" + MARKS;
    private static final Pattern SYLLABLE = Pattern.compile("(?<whole>(?:(?:RH)?VN{0,2}|" + CONSONANT + "|DN{0,2})"
            + TAIL + "|XN?" + MARKS + ")|(?<broken>N{0,2}" + TAIL + ")");

    private Devanagari() {}

    /** A part of a text. @param broken it begins with a sign that has nothing to stand on */
    record Syllable(int from, int to, boolean broken) {}

    /** Whether the shaping of Devanagari has to do with this character. */
    static boolean has(int codePoint) {
        return codePoint >= 0x900 && codePoint < 0x980
                || codePoint == DOTTED_CIRCLE
                || codePoint == ZERO_WIDTH_JOINER
                || codePoint == ZERO_WIDTH_NON_JOINER;
    }

    static char classOf(int codePoint) {
        return switch (codePoint) {
            case ZERO_WIDTH_JOINER -> 'J';
            case ZERO_WIDTH_NON_JOINER -> 'W';
            case DOTTED_CIRCLE -> 'D';
            default -> has(codePoint) ? CLASSES.charAt(codePoint - 0x900) : 'O';
        };
    }

    /** Whether this vowel sign is written before the letter that it follows. */
    static boolean isWrittenBefore(int codePoint) {
        return codePoint == 0x93F || codePoint == 0x94E;
    }

    /** The syllables of a text of which {@link #has} is true throughout. */
    static List<Syllable> syllables(String text) {
        StringBuilder classes = new StringBuilder(text.length());
        text.chars().forEach(c -> classes.append(classOf(c)));
        Matcher matcher = SYLLABLE.matcher(classes);
        List<Syllable> syllables = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            matcher.region(at, Math.min(text.length(), at + SYLLABLE_MAX));
            int end = matcher.lookingAt() ? matcher.end() : at;
            boolean broken = end > at && matcher.group("broken") != null;
            end = Math.max(end, at + 1);
            syllables.add(new Syllable(at, end, broken));
            at = end;
        }
        return syllables;
    }
}
