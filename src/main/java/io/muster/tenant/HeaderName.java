package io.muster.tenant;

import java.text.Normalizer;
import java.util.Locale;

/** A column's header as it is compared: without case, spaces, punctuation and no-break spaces. */
public final class HeaderName {
    /** Longer headers are cut: no column is named by a page of text. */
    public static final int LENGTH_MAX = 100;

    private HeaderName() {}

    /** Letters, digits and vowel signs only, in lower case: {@code Loan A/c No.} is {@code loanacno}. */
    public static String normal(String header) {
        String bounded = header.substring(0, Math.min(header.length(), LENGTH_MAX));
        String text = Normalizer.normalize(bounded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(HeaderName::counts).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    // Devanagari writes its vowels as marks: without them different words would look the same
    private static boolean counts(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
