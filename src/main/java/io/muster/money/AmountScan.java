package io.muster.money;

import static io.muster.money.AmountText.Problem.CRORE_OR_CREDIT;
import static io.muster.money.AmountText.Problem.DEBIT;
import static io.muster.money.AmountText.Problem.DECIMAL_COMMA;
import static io.muster.money.AmountText.Problem.GROUPING;
import static io.muster.money.AmountText.Problem.MIXED_DIGITS;
import static io.muster.money.AmountText.Problem.NEGATIVE;
import static io.muster.money.AmountText.Problem.NOT_AN_AMOUNT;
import static io.muster.money.AmountText.Problem.PADDED;
import static io.muster.money.AmountText.Problem.SHORTENED;
import static io.muster.money.AmountText.Problem.TOO_LARGE;
import static io.muster.money.AmountText.Problem.TOO_MANY_DECIMALS;

import io.muster.money.AmountText.Problem;
import org.jspecify.annotations.Nullable;

/** One walk over an amount's text, from left to right, without a regular expression; for one thread and one text. */
final class AmountScan {
    private static final String[] CURRENCIES = {"₹", "INR", "RS.", "RS", "रु.", "रु"};
    private static final int GROUPS_MAX = 16;

    private final String text;
    private int at;
    private boolean negative;
    private boolean debit;
    private boolean credit;
    private boolean currencySeen;
    private char zero;
    private boolean mixed;
    private int decimals;
    private long paise;

    AmountScan(String text) {
        this.text = text;
    }

    /** Paise of the text; means something only after {@link #problem} found none. */
    long paise() {
        return paise;
    }

    /** Walks the text; the first problem in the order of how much it says, null when it is an amount. */
    @Nullable
    Problem problem() {
        boolean bracket = prefix();
        Problem number = number();
        if (number != null) {
            return number;
        }
        if (!suffix(bracket) || at < text.length()) {
            return NOT_AN_AMOUNT;
        }
        if (mixed) {
            return MIXED_DIGITS;
        }
        if (negative) {
            return NEGATIVE;
        }
        if (debit) {
            return DEBIT;
        }
        return credit && decimals != 2 ? CRORE_OR_CREDIT : null;
    }

    /** Sign, bracket and currency in any order, each at most once; whether a bracket was opened. */
    private boolean prefix() {
        boolean signed = false;
        boolean bracket = false;
        while (true) {
            skipSpaces();
            if (!signed && (peek('-') || peek('\u2212') || peek('+'))) {
                signed = true;
                negative |= !peek('+');
                at++;
            } else if (!bracket && peek('(')) {
                bracket = true;
                negative = true;
                at++;
            } else if (currencySeen || !currency()) {
                return bracket;
            }
        }
    }

    private @Nullable Problem number() {
        int[] groups = new int[GROUPS_MAX];
        int commas = 0;
        int start = at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            int digit = Glyphs.digit(c);
            if (digit >= 0) {
                sameScript(c);
                groups[commas]++;
                if (paise > AmountText.PAISE_MAX) {
                    continue;
                }
                paise = paise * 10 + digit;
            } else if (c == ',' && commas < GROUPS_MAX - 1) {
                commas++;
            } else {
                break;
            }
        }
        if (at == start || (commas == 0 && groups[0] == 0)) {
            return NOT_AN_AMOUNT;
        }
        Problem fraction = fraction();
        if (fraction != null) {
            return fraction;
        }
        return whole(groups, commas, Glyphs.digit(text.charAt(start)) == 0);
    }

    private @Nullable Problem whole(int[] groups, int commas, boolean leadingZero) {
        if (!grouped(groups, commas) || (commas > 0 && leadingZero)) {
            return GROUPING;
        }
        // a number padded with zeros is mostly a bank's fixed-width field, and those count in paise
        if (leadingZero && groups[0] > 1) {
            return PADDED;
        }
        return paise > AmountText.PAISE_MAX ? TOO_LARGE : null;
    }

    /** Reads the part behind the point and turns rupees into paise. */
    private @Nullable Problem fraction() {
        boolean point = peek('.');
        if (point) {
            at++;
        }
        long fraction = 0;
        while (point && at < text.length() && Glyphs.digit(text.charAt(at)) >= 0) {
            sameScript(text.charAt(at));
            if (decimals < 2) {
                fraction = fraction * 10 + Glyphs.digit(text.charAt(at));
            }
            decimals++;
            at++;
        }
        if (point && peek(',')) {
            return DECIMAL_COMMA;
        }
        if (peekLetter('E') && exponentFollows()) {
            return SHORTENED;
        }
        if (point && decimals == 0) {
            return NOT_AN_AMOUNT;
        }
        paise = paise > AmountText.PAISE_MAX ? paise : paise * 100 + (decimals == 1 ? fraction * 10 : fraction);
        return decimals > 2 ? TOO_MANY_DECIMALS : null;
    }

    /** Indian, 3 then 2, 2, …, or Western, 3 then 3, 3, …, from the right; without a comma anything is right. */
    private static boolean grouped(int[] groups, int commas) {
        if (commas == 0) {
            return true;
        }
        boolean indian = groups[0] == 1 || groups[0] == 2;
        boolean western = groups[0] >= 1 && groups[0] <= 3;
        for (int i = 1; i < commas; i++) {
            indian &= groups[i] == 2;
            western &= groups[i] == 3;
        }
        return groups[commas] == 3 && (indian || western);
    }

    /** What may stand behind the number, in any order; whether an opened bracket was closed. */
    private boolean suffix(boolean bracket) {
        boolean dashSeen = false;
        boolean minusSeen = negative;
        boolean open = bracket;
        while (true) {
            skipSpaces();
            if (!dashSeen && (follows("/-") || follows("/="))) {
                dashSeen = true;
            } else if (open && follows(")")) {
                open = false;
            } else if (!minusSeen && (follows("-") || follows("\u2212"))) {
                minusSeen = true;
                negative = true;
            } else if (!credit && !debit && follows("CR")) {
                credit = true;
                dot();
            } else if (!credit && !debit && follows("DR")) {
                debit = true;
                dot();
            } else if (currencySeen || !currency()) {
                return !open;
            }
        }
    }

    private void dot() {
        if (peek('.')) {
            at++;
        }
    }

    private boolean currency() {
        for (String currency : CURRENCIES) {
            if (follows(currency)) {
                currencySeen = true;
                return true;
            }
        }
        return false;
    }

    private boolean exponentFollows() {
        int next = at + 1;
        if (next < text.length() && (text.charAt(next) == '+' || text.charAt(next) == '-')) {
            next++;
        }
        return next < text.length() && Glyphs.digit(text.charAt(next)) >= 0;
    }

    private void sameScript(char digit) {
        char its = Glyphs.zero(digit);
        mixed |= zero != 0 && zero != its;
        zero = its;
    }

    private void skipSpaces() {
        while (at < text.length() && Glyphs.isSpace(text.charAt(at))) {
            at++;
        }
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean peekLetter(char upper) {
        return at < text.length() && Character.toUpperCase(text.charAt(at)) == upper;
    }

    private boolean follows(String part) {
        boolean there = text.regionMatches(true, at, part, 0, part.length());
        at += there ? part.length() : 0;
        return there;
    }
}
