package io.muster.validation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one form of a payment's reference (UTR, RRN, cheque number), however it was typed. Pure. */
public final class References {
    /** The longest reference that a payment may have. */
    public static final int LENGTH_MAX = 64;

    /** What is looked at of a text that is no reference. */
    private static final int TEXT_LENGTH_MAX = 200;

    // what people write into a cell that must not be empty: as a reference it would make strangers' payments alike
    private static final Set<String> PLACEHOLDERS =
            Set.of("NA", "NIL", "NONE", "NULL", "NOTAVAILABLE", "NOTAPPLICABLE", "NOREF", "BLANK", "TBD", "PENDING");

    private References() {}

    /**
     * The reference in upper case, letters and digits only, each digit as ASCII has it; combining marks are kept, for
     * without its vowel signs a Devanagari word is another word.
     *
     * @return empty when nothing in the text counts
     */
    public static String normal(String written) {
        boolean as = true;
        for (int i = 0; i < written.length() && as; i++) {
            char c = written.charAt(i);
            as = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        }
        if (as) {
            return written;
        }
        String composed = Normalizer.normalize(written.toUpperCase(Locale.ROOT), Normalizer.Form.NFC);
        StringBuilder kept = new StringBuilder(composed.length());
        composed.codePoints()
                .filter(References::counts)
                .map(References::asciiDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** What can be looked for of a text, of one that is too long its beginning; null when it names no payment. */
    public static @Nullable String find(String written) {
        String reference = normal(written.substring(0, Math.min(written.length(), TEXT_LENGTH_MAX)));
        if (reference.isEmpty() || isPlaceholder(reference)) {
            return null;
        }
        return reference.length() <= LENGTH_MAX
                ? reference
                : reference.substring(
                        0, Character.isHighSurrogate(reference.charAt(LENGTH_MAX - 1)) ? LENGTH_MAX - 1 : LENGTH_MAX);
    }

    /** Whether a normalised reference only fills its cell. */
    static boolean isPlaceholder(String reference) {
        char first = reference.charAt(0);
        return PLACEHOLDERS.contains(reference)
                || ((first == '0' || first == 'X') && reference.chars().allMatch(c -> c == first));
    }

    private static boolean counts(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static int asciiDigit(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? '0' + Character.digit(c, 10) : c;
    }
}
