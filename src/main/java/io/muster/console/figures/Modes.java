package io.muster.console.figures;

import java.util.Locale;
import java.util.Set;

/** Names of programs as people read them. Pure. */
final class Modes {
    private static final Set<String> LETTERS = Set.of("UPI", "IMPS", "NEFT", "RTGS", "NACH", "BBPS");

    private Modes() {}

    /** A mode of payment: {@code UPI}, {@code Demand draft}. */
    static String word(String mode) {
        return LETTERS.contains(mode) ? mode : sentence(mode.toLowerCase(Locale.ROOT));
    }

    /** A code such as {@code loan-not-found} as words: {@code Loan not found}. */
    static String sentence(String code) {
        String words = code.replace('-', ' ').replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
