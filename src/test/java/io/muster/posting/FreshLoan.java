package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.Shares;
import java.util.List;

/** Lets a benchmark of another package allocate; a loan on which nothing is paid yet. */
public final class FreshLoan {
    private FreshLoan() {}

    /** Where an amount goes when these instalments, the oldest first, are due. */
    public static Allocation allocate(List<Instalment> due, long amountPaise) {
        return Allocation.of(Waterfall.HORIZONTAL_1, Settled.NONE, due, Shares.NONE, amountPaise);
    }
}
