package io.muster.posting;

import java.time.LocalDate;
import java.util.Map;

/**
 * What came in on some days, added up in all and by its ways; each by all of these days and by one of them, so that a day
 * and its month are of the same look at the books.
 *
 * @param byBranch the branch whose series the receipts were numbered in, so where the money was posted
 * @param byMode by the name of a {@link io.muster.validation.PaymentMode}
 * @param byAgent by the collector's code; empty for what names none
 */
public record Collected(
        Part all,
        Map<LocalDate, Part> byDay,
        Map<String, Part> byBranch,
        Map<String, Part> byMode,
        Map<String, Part> byAgent) {

    public Collected {
        byDay = Map.copyOf(byDay);
        byBranch = Map.copyOf(byBranch);
        byMode = Map.copyOf(byMode);
        byAgent = Map.copyOf(byAgent);
    }

    /** Payments and their money. @param excessPaise the part that nothing was due for */
    public record Sum(long payments, long paise, long excessPaise) {}

    /** What came in by one way. @param ofDay of this, what came in on the one day */
    public record Part(Sum ofAll, Sum ofDay) {}

    /** How many sums these are. */
    public int parts() {
        return 1 + byDay.size() + byBranch.size() + byMode.size() + byAgent.size();
    }
}
