package io.muster.loan;

import java.time.LocalDate;

/**
 * The terms that make an equated schedule.
 *
 * @param annualRateBps the yearly rate in hundredths of a percent; 0 is a loan without interest
 * @param tenureMonths the number of instalments, one a month
 */
public record Terms(long principalPaise, int annualRateBps, int tenureMonths, LocalDate firstDueDate) {
    /** A lakh crore rupees: far beyond a loan, far below what a sum of instalments overflows at. */
    public static final long PRINCIPAL_PAISE_MAX = 100_000_000_000_000L;

    public static final int ANNUAL_RATE_BPS_MAX = 100_00;
    public static final int TENURE_MONTHS_MAX = 600;

    /** @throws IllegalArgumentException when a number is outside the limits above; the message is for users */
    public Terms {
        require(principalPaise > 0 && principalPaise <= PRINCIPAL_PAISE_MAX, "the principal is out of range");
        require(annualRateBps >= 0 && annualRateBps <= ANNUAL_RATE_BPS_MAX, "the yearly rate must be 0 to 100 percent");
        require(
                tenureMonths > 0 && tenureMonths <= TENURE_MONTHS_MAX,
                "the tenure must be 1 to " + TENURE_MONTHS_MAX + " months");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
