package io.muster.receipt;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the public sees of a name: enough for whoever holds the paper to compare, and no more. */
final class Masks {
    private static final String HIDDEN = "***";

    private Masks() {}

    /** The first letter of each word; {@code A*** R***} for Asha Rao. */
    static String name(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, firstLetterEnd(word)) + HIDDEN)
                .collect(Collectors.joining(" "));
    }

    /** With the marks on it, as Devanagari has them. */
    private static int firstLetterEnd(String word) {
        int end = Character.charCount(word.codePointAt(0));
        while (end < word.length() && isMark(word.codePointAt(end))) {
            end += Character.charCount(word.codePointAt(end));
        }
        return end;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
