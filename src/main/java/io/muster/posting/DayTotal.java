package io.muster.posting;

import java.time.LocalDate;

/**
 * What came in on a day by one way: the smallest group that figures are added up from.
 *
 * @param branch the branch whose series the receipts were numbered in, so where the money was posted
 * @param mode the name of a {@link io.muster.validation.PaymentMode}
 * @param agent the collector's code; empty where the sheet named none
 * @param excessPaise the part that nothing was due for
 */
public record DayTotal(
        LocalDate day, String branch, String mode, String agent, int payments, long paise, long excessPaise) {}
