package io.muster.sample;

import java.time.LocalDate;

/**
 * A synthetic borrower's loan.
 *
 * @param principalPaise what was lent
 * @param annualRateBps hundredths of a percent a year
 * @param instalmentPaise about what falls due a month, in whole rupees
 */
public record Loan(
        String number,
        String borrower,
        String phone,
        String branch,
        String product,
        long principalPaise,
        int annualRateBps,
        int tenureMonths,
        LocalDate firstDueDate,
        long instalmentPaise) {}
