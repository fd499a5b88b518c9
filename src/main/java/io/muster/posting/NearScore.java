package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.validation.Distance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much speaks for a loan being the one that a row meant: half for its number, a quarter for the payer's name, a quarter for
 * the amount. Pure.
 */
final class NearScore {
    static final int VARIANTS_MAX = 400;

    private static final int NUMBER_WEIGHT = 50;
    private static final int NAME_WEIGHT = 25;
    private static final int DUE_WEIGHT = 25;
    private static final int SUFFIX_LENGTH = 5;
    private static final int END_LENGTH_MAX = 2;
    private static final int NAME_WORDS_MAX = 4;
    private static final int NAME_WORD_LENGTH_MIN = 2;

    private final String text;
    private final Set<String> names;

    NearScore(String loanText, @Nullable String payer) {
        String stripped = loanText.strip().toUpperCase(Locale.ROOT);
        text = stripped.substring(0, Math.min(stripped.length(), LoanAccountNumber.LENGTH_MAX));
        names = words(payer == null ? "" : payer);
    }

    /** The loan with its score. */
    NearLoan of(String number, String borrower, String branch, boolean due) {
        int distance = Distance.between(text, number);
        int length = Math.max(1, Math.max(text.length(), number.length()));
        long numberScore = text.isEmpty() ? 0 : Math.round(NUMBER_WEIGHT * (1 - distance / (double) length));
        Set<String> shared = new HashSet<>(words(borrower));
        shared.retainAll(names);
        long nameScore = names.isEmpty() ? 0 : Math.round(NAME_WEIGHT * shared.size() / (double) names.size());
        List<NearLoan.Why> why = new ArrayList<>();
        if (distance == 1 && !text.isEmpty()) {
            why.add(NearLoan.Why.NUMBER_ONE_SLIP);
        } else if (2 * distance <= length) {
            why.add(NearLoan.Why.NUMBER_ALIKE);
        }
        if (!shared.isEmpty()) {
            why.add(shared.size() == names.size() ? NearLoan.Why.NAME_SAME : NearLoan.Why.NAME_ALIKE);
        }
        if (due) {
            why.add(NearLoan.Why.AMOUNT_DUE);
        }
        return new NearLoan(number, borrower, branch, (int) (numberScore + nameScore + (due ? DUE_WEIGHT : 0)), why);
    }

    /** Numbers that are one slip away: a digit changed, two neighbours swapped, one too many or too few. */
    Set<String> variants() {
        Set<String> variants = new LinkedHashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            variants.add(text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2));
        }
        for (int i = 0; i < text.length(); i++) {
            variants.add(text.substring(0, i) + text.substring(i + 1));
        }
        // From the end: the running number stands there, and the branch's letters in front
        for (int i = text.length() - 1; i >= 0 && variants.size() < VARIANTS_MAX; i--) {
            for (char digit = '0'; digit <= '9'; digit++) {
                variants.add(text.substring(0, i) + digit + text.substring(i + 1));
                variants.add(text.substring(0, i + 1) + digit + text.substring(i + 1));
            }
        }
        variants.remove(text);
        variants.remove("");
        return variants.stream().limit(VARIANTS_MAX).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A pattern of the numbers that begin as this one does but for its end. */
    String prefix() {
        return escaped(text.substring(0, Math.max(0, text.length() - END_LENGTH_MAX))) + "%";
    }

    /** A pattern of the reversed numbers that end as this one does. */
    String suffix() {
        String end = text.substring(Math.max(0, text.length() - SUFFIX_LENGTH));
        return escaped(new StringBuilder(end).reverse().toString()) + "%";
    }

    /** The payer's words for a search that wants all of them; made of letters only, so that it can say nothing else. */
    String nameQuery() {
        return names.stream().limit(NAME_WORDS_MAX).collect(Collectors.joining(" & "));
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }

    private static Set<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1)) {
            if (word.length() >= NAME_WORD_LENGTH_MIN) {
                words.add(word);
            }
        }
        return words;
    }
}
