package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import java.time.LocalDate;
import java.util.List;

/**
 * A loan's totals as a posting read them.
 *
 * @param branch its code
 * @param version how many payments made them
 * @param scheduleVersion of the instalments that were there then
 */
record LoanState(
        long id,
        LoanAccountNumber number,
        String branch,
        Shares paid,
        long excessPaise,
        long version,
        int scheduleVersion,
        Settled settled) {

    /**
     * The loan after a payment.
     *
     * @param due as the payment was allocated
     */
    LoanState after(Allocation allocation, List<Instalment> due, LocalDate businessDate) {
        Shares paidNow = paid.plus(allocation.share());
        return new LoanState(
                id,
                number,
                branch,
                paidNow,
                Math.addExact(excessPaise, allocation.excessPaise()),
                version + 1,
                scheduleVersion,
                // What a business date that was set back cannot see stays as it is
                settled.isKnownOn(businessDate) ? settled.advance(due, paidNow) : settled);
    }
}
