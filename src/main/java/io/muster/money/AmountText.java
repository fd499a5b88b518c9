package io.muster.money;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of rupees as a sheet has it, read by a strict grammar: what is not surely one amount is a named problem.
 *
 * <pre>
 * amount   = [currency] digits ["." 1*2digit] ["/-" | "/="] [currency] ["Cr"]
 * currency = "₹" | "Rs" | "Rs." | "INR" | "रु" | "रु."
 * digits   = plain, or grouped as 12,34,567 throughout, or as 1,234,567 throughout
 * </pre>
 *
 * <p>Spaces of any width may stand around each part. {@code Cr} marks a credit and needs both decimals before it:
 * {@code 5 Cr} may as well be five crore. Digits may be of any one script. A text such as {@code 5E+05} is what Excel
 * shows when a column is narrow, its digits are gone, so it is a problem in text and harmless as a stored number.
 */
public final class AmountText {
    /** A thousand crore rupees: far beyond a line, within 15 digits, and nine million such lines still sum in a long. */
    public static final long PAISE_MAX = 1_000_000_000_000L;

    private static final int PLAIN_LENGTH_MAX = 13;

    /** What a text or a stored number came to. */
    public sealed interface Reading {
        /** An amount, zero or more. */
        record Read(long paise) implements Reading {}

        /** Not an amount that can be taken as it stands. */
        record Unread(Problem problem) implements Reading {}
    }

    /** Why an amount cannot be taken as it stands. */
    public enum Problem {
        NOT_AN_AMOUNT,
        NEGATIVE,
        DEBIT,
        GROUPING,
        DECIMAL_COMMA,
        TOO_MANY_DECIMALS,
        SHORTENED,
        PADDED,
        MIXED_DIGITS,
        CRORE_OR_CREDIT,
        TOO_LARGE
    }

    private AmountText() {}

    /** Reads what a person or a bank's program wrote in a text cell. */
    public static Reading read(String text) {
        AmountScan scan = new AmountScan(text);
        Problem problem = scan.problem();
        return problem == null ? new Reading.Read(scan.paise()) : new Reading.Unread(problem);
    }

    /** Reads the stored text of a numeric cell under the rule of {@link StoredNumber}. */
    public static Reading readStored(String text) {
        long plain = plainPaise(text);
        if (plain >= 0 && plain <= PAISE_MAX) {
            return new Reading.Read(plain);
        }
        BigDecimal rupees = StoredNumber.read(text);
        Problem problem = problemOf(rupees);
        return rupees == null || problem != null
                ? new Reading.Unread(problem == null ? Problem.NOT_AN_AMOUNT : problem)
                : new Reading.Read(rupees.movePointRight(2).longValueExact());
    }

    private static @Nullable Problem problemOf(@Nullable BigDecimal rupees) {
        if (rupees == null) {
            return Problem.NOT_AN_AMOUNT;
        }
        if (rupees.signum() < 0) {
            return Problem.NEGATIVE;
        }
        // by precision before by value: 1E+300 must not be written out
        if (rupees.precision() - rupees.scale() > 11 || rupees.compareTo(BigDecimal.valueOf(PAISE_MAX, 2)) > 0) {
            return Problem.TOO_LARGE;
        }
        return rupees.scale() > 2 ? Problem.TOO_MANY_DECIMALS : null;
    }

    /** Most amounts are stored as they are shown, and so few digits are exact: -1 sends the others the long way. */
    private static long plainPaise(String text) {
        int length = text.length();
        if (length == 0 || length > PLAIN_LENGTH_MAX) {
            return -1;
        }
        long digits = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > 0) {
                point = i;
            } else if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else {
                return -1;
            }
        }
        int decimals = point < 0 ? 0 : length - 1 - point;
        return switch (decimals) {
            case 0 -> point < 0 ? digits * 100 : -1;
            case 1 -> digits * 10;
            case 2 -> digits;
            default -> -1;
        };
    }
}
