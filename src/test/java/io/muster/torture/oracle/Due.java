package io.muster.torture.oracle;

import java.time.LocalDate;
import java.util.List;

/** An instalment of a loan's schedule, in paise. */
record Due(LocalDate date, long penalty, long fee, long interest, long principal) {

    /**
     * Where an amount must go by the rule horizontal/1: instalment by instalment, the oldest first, interest and then
     * principal; what is left pays fees, then penalties; the rest is excess.
     *
     * @param schedule in the order of its dates
     * @param paid before this payment
     */
    static Parts allocate(List<Due> schedule, LocalDate day, Parts paid, long paise) {
        long rest = paise;
        long interest = 0;
        long principal = 0;
        long fees = -paid.fee();
        long penalties = -paid.penalty();
        long interestPaid = paid.interest();
        long principalPaid = paid.principal();
        for (Due due : schedule) {
            if (due.date().isAfter(day)) {
                break;
            }
            long interestCovered = Math.min(interestPaid, due.interest());
            interestPaid -= interestCovered;
            long toInterest = Math.min(rest, due.interest() - interestCovered);
            rest -= toInterest;
            interest += toInterest;
            long principalCovered = Math.min(principalPaid, due.principal());
            principalPaid -= principalCovered;
            long toPrincipal = Math.min(rest, due.principal() - principalCovered);
            rest -= toPrincipal;
            principal += toPrincipal;
            fees += due.fee();
            penalties += due.penalty();
        }
        long toFees = Math.min(rest, Math.max(fees, 0));
        rest -= toFees;
        long toPenalties = Math.min(rest, Math.max(penalties, 0));
        return new Parts(toPenalties, toFees, interest, principal, rest - toPenalties);
    }
}
