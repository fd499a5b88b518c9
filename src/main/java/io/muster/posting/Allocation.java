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
        return switch (waterfall) {
            case HORIZONTAL_1 -> horizontal(LoanStatement.of(due, paid, 0), amountPaise);
        };
    }

    private static Allocation horizontal(LoanStatement statement, long amountPaise) {
        long restPaise = amountPaise;
        long interestPaise = 0;
        long principalPaise = 0;
        long feeLeftPaise = 0;
        long penaltyLeftPaise = 0;
        for (LoanStatement.Line line : statement.lines()) {
            Shares left = line.left();
            long toInterestPaise = Math.min(restPaise, left.interestPaise());
            restPaise -= toInterestPaise;
            interestPaise += toInterestPaise;
            long toPrincipalPaise = Math.min(restPaise, left.principalPaise());
            restPaise -= toPrincipalPaise;
            principalPaise += toPrincipalPaise;
            feeLeftPaise = Math.addExact(feeLeftPaise, left.feePaise());
            penaltyLeftPaise = Math.addExact(penaltyLeftPaise, left.penaltyPaise());
        }
        long feePaise = Math.min(restPaise, feeLeftPaise);
        restPaise -= feePaise;
        long penaltyPaise = Math.min(restPaise, penaltyLeftPaise);
        return new Allocation(
                new Shares(penaltyPaise, feePaise, interestPaise, principalPaise), restPaise - penaltyPaise);
    }
}
