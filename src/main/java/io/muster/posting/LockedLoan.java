package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import org.jspecify.annotations.Nullable;

/**
 * A loan's totals while this transaction holds its lock.
 *
 * @param series the branch's receipt series; null when the branch has none
 */
record LockedLoan(
        long id, LoanAccountNumber number, @Nullable String series, Shares paid, long excessPaise, long version) {

    LockedLoan after(Allocation allocation) {
        return new LockedLoan(
                id,
                number,
                series,
                paid.plus(allocation.share()),
                Math.addExact(excessPaise, allocation.excessPaise()),
                version + 1);
    }
}
