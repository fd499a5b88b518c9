package io.muster.loan;

import java.util.Locale;

/**
 * A loan account's number as the lender writes it, without spaces and in upper case.
 *
 * @param value 1 to 40 printable characters
 */
public record LoanAccountNumber(String value) {
    public static final int LENGTH_MAX = 40;

    /** @throws IllegalArgumentException when empty or longer than {@value #LENGTH_MAX} */
    public LoanAccountNumber {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a loan account number has 1 to " + LENGTH_MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
