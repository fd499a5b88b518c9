package io.muster.loan;

import java.util.ArrayList;
import java.util.List;

/** What a payment put on each instalment of a whole schedule. */
public final class Splits {
    private Splits() {}

    /** Only the instalments that got something, oldest due first. */
    public static List<InstalmentShare> of(List<Instalment> schedule, Shares before, Shares share) {
        List<InstalmentShare> split = new ArrayList<>();
        Shares dueUpTo = Shares.NONE;
        for (Instalment instalment :
                schedule.stream().sorted(LoanStatement.OLDEST_FIRST).toList()) {
            dueUpTo = dueUpTo.plus(instalment.due());
            InstalmentShare its = InstalmentShare.of(instalment, dueUpTo, before, share);
            if (!its.share().equals(Shares.NONE)) {
                split.add(its);
            }
        }
        return split;
    }
}
