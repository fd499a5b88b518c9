package io.muster.loan;

import java.util.ArrayList;
import java.util.List;

/** What a payment put on one instalment, by component. */
public record InstalmentShare(Instalment instalment, Shares share) {

    /**
     * Splits a payment by instalment: the step between the statement before it and the one after. Pure.
     *
     * @param schedule in any order
     * @param before the loan's totals before the payment
     * @param share the payment's share per component
     * @return only instalments that got something, oldest due first
     */
    public static List<InstalmentShare> split(List<Instalment> schedule, Shares before, Shares share) {
        List<LoanStatement.Line> earlier = LoanStatement.of(schedule, before, 0).lines();
        List<LoanStatement.Line> later =
                LoanStatement.of(schedule, before.plus(share), 0).lines();
        List<InstalmentShare> split = new ArrayList<>();
        for (int i = 0; i < earlier.size(); i++) {
            Shares step = later.get(i).paid().minus(earlier.get(i).paid());
            if (!step.equals(Shares.NONE)) {
                split.add(new InstalmentShare(later.get(i).instalment(), step));
            }
        }
        return List.copyOf(split);
    }
}
