package io.muster.posting;

import java.util.regex.Pattern;

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
    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{1,4}/[0-9]{2}/[0-9]{8}");

    /** @throws IllegalArgumentException when the value is not of the form above */
    public ReceiptNumber {
        if (!FORM.matcher(value).matches()) {
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

    @Override
    public String toString() {
        return value;
    }
}
