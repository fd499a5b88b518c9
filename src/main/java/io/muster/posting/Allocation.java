package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import java.util.List;

/**
 * Where one payment's money goes: its share per component, and what nothing was due for.
 *
 * <p>Pure. The share and the excess together are always the amount, and no component gets more than is due.
 */
public record Allocation(Shares share, long excessPaise) {

    /**
     * Allocates an amount.
     *
     * @param due the instalments due on or before the business date, in any order
     * @param paid the loan's running totals per component before this payment
     */
    public static Allocation of(Waterfall waterfall, List<Instalment> due, Shares paid, long amountPaise) {
        return of(
                waterfall,
                Settled.NONE,
                due.stream().sorted(LoanStatement.OLDEST_FIRST).toList(),
                paid,
                amountPaise);
    }

    /**
     * Allocates an amount.
     *
     * @param settled the beginning of the schedule that needs no look
     * @param due the instalments behind it that are due on or before the business date, oldest first; as many as the money
     *     can reach will do
     * @param paid the loan's running totals per component before this payment
     */
    static Allocation of(Waterfall waterfall, Settled settled, List<Instalment> due, Shares paid, long amountPaise) {
        return switch (waterfall) {
            case HORIZONTAL_1 -> horizontal(settled, due, paid, amountPaise);
        };
    }

    private static Allocation horizontal(Settled settled, List<Instalment> due, Shares paid, long amountPaise) {
        long restPaise = amountPaise;
        long interestPaise = 0;
        long principalPaise = 0;
        // Within a component money fills the instalments oldest first, so what is left of one is what falls due
        // up to it and is not paid
        Shares upTo = settled.due();
        for (Instalment next : due) {
            if (settled.covers(next)) {
                continue;
            }
            upTo = upTo.plus(next.due());
            long toInterestPaise = left(upTo.interestPaise(), paid.interestPaise() + interestPaise, restPaise);
            interestPaise += toInterestPaise;
            restPaise -= toInterestPaise;
            long toPrincipalPaise = left(upTo.principalPaise(), paid.principalPaise() + principalPaise, restPaise);
            principalPaise += toPrincipalPaise;
            restPaise -= toPrincipalPaise;
        }
        long feePaise = left(upTo.feePaise(), paid.feePaise(), restPaise);
        restPaise -= feePaise;
        long penaltyPaise = left(upTo.penaltyPaise(), paid.penaltyPaise(), restPaise);
        return new Allocation(
                new Shares(penaltyPaise, feePaise, interestPaise, principalPaise), restPaise - penaltyPaise);
    }

    /** What is due and not paid, as far as the money goes. */
    private static long left(long duePaise, long paidPaise, long restPaise) {
        return Math.min(restPaise, Math.max(0, duePaise - paidPaise));
    }
}
