package io.muster.posting;

/**
 * A receipt's number: {@code SERIES/YY/NNNNNNNN}, the branch's series, the financial year's first year, and a number
 * without gaps from 1.
 *
 * @param value at most 16 characters: upper-case letters, digits, {@code -} and {@code /}
 */
public record ReceiptNumber(String value) {
    public static final int LENGTH_MAX = 16;
    public static final int NUMBER_MAX = 99_999_999;

    private static final int DIGITS = 8;
    private static final int SERIES_LENGTH_MAX = 4;
    /** The year's two digits and the number's, with a stroke before each. */
    private static final int REST_LENGTH = 1 + 2 + 1 + DIGITS;

    /** @throws IllegalArgumentException when the value is not of the form above */
    public ReceiptNumber {
        if (!isForm(value)) {
            throw new IllegalArgumentException("not a receipt number: like MUM/26/00000001");
        }
    }

    /** @throws IllegalArgumentException when the series has used up its numbers of the year */
    public static ReceiptNumber of(String series, FinancialYear year, int number) {
        if (number < 1 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("series " + series + " has no number " + number);
        }
        String digits = Integer.toString(number);
        return new ReceiptNumber(series + "/" + year.twoDigits() + "/" + "0".repeat(DIGITS - digits.length()) + digits);
    }

    /** What stands before the first stroke: the branch's. */
    public String series() {
        return value.substring(0, value.indexOf('/'));
    }

    /** As a file may be called. */
    public String fileName() {
        return value.replace('/', '-');
    }

    @Override
    public String toString() {
        return value;
    }

    /** By hand, since one is made for every row. */
    private static boolean isForm(String value) {
        int series = value.length() - REST_LENGTH;
        if (series < 1 || series > SERIES_LENGTH_MAX) {
            return false;
        }
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            boolean digit = c >= '0' && c <= '9';
            boolean right = at < series
                    ? digit || c >= 'A' && c <= 'Z' || c == '-'
                    : at == series || at == series + 3 ? c == '/' : digit;
            if (!right) {
                return false;
            }
        }
        return true;
    }
}
