package io.muster.rows;

import org.jspecify.annotations.Nullable;

/** Judges what a cell's stored type, formula and value amount to; pure. */
final class CellContent {
    /** Longest that a double needs in any program's writing of it, and then some. */
    private static final int NUMBER_CHARACTERS_MAX = 64;

    private static final int EXPONENT_DIGITS_MAX = 3;

    private CellContent() {}

    /**
     * The content of a cell that is neither a shared string nor an inline one.
     *
     * @param type as stored; absent means a number
     * @param formula as stored, null for a plain value
     * @param value as stored, null when the cell has none
     * @param date whether the cell's format shows a number as a date or a time
     */
    static RawCell of(@Nullable String type, @Nullable String formula, @Nullable String value, boolean date) {
        boolean emptyIsText = "str".equals(type) && value != null;
        if (formula != null && !emptyIsText && (value == null || value.isBlank())) {
            return new RawCell.Uncalculated("=" + formula);
        }
        if (value == null || value.isEmpty()) {
            return RawCell.BLANK;
        }
        return switch (type) {
            case null -> number(value, date);
            case "n" -> number(value, date);
            case "str", "d" -> new RawCell.Text(value);
            case "b" -> bool(value.strip());
            default -> new RawCell.Failed(shortened(value));
        };
    }

    private static RawCell bool(String value) {
        return switch (value) {
            case "1", "true" -> new RawCell.Bool(true);
            case "0", "false" -> new RawCell.Bool(false);
            default -> new RawCell.Failed(shortened(value));
        };
    }

    /** What is no number, or one that no sheet computes with, is an error, so that it never passes for an amount. */
    private static RawCell number(String value, boolean date) {
        String number = value.strip();
        if (number.isEmpty()) {
            return RawCell.BLANK;
        }
        return number.length() <= NUMBER_CHARACTERS_MAX && isNumber(number)
                ? new RawCell.Numeric(number, date)
                : new RawCell.Failed(shortened(number));
    }

    /** Sign, digits with or without a point, and an exponent of at most three digits. */
    private static boolean isNumber(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int whole = digitsFrom(text, start);
        int end = start + whole;
        int fraction = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            fraction = digitsFrom(text, end + 1);
            end += 1 + fraction;
        }
        return whole + fraction > 0 && (end == text.length() || isExponent(text, end));
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'E' && text.charAt(at) != 'e' || at + 1 == text.length()) {
            return false;
        }
        int start = text.charAt(at + 1) == '-' || text.charAt(at + 1) == '+' ? at + 2 : at + 1;
        int digits = digitsFrom(text, start);
        return digits > 0 && digits <= EXPONENT_DIGITS_MAX && start + digits == text.length();
    }

    private static int digitsFrom(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    private static String shortened(String value) {
        return value.length() <= NUMBER_CHARACTERS_MAX ? value : value.substring(0, NUMBER_CHARACTERS_MAX) + "…";
    }
}
