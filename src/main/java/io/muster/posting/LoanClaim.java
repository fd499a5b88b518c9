package io.muster.posting;

import io.muster.loan.LoanContact;
import io.muster.loan.Schedule;
import io.muster.loan.Terms;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.muster.validation.LoanLine.SchedulePart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a loan book as posting sees it.
 *
 * @param branch the branch's code in the books
 * @param terms the terms that make the schedule; null when the row gives an instalment or its terms are impossible
 * @param impossible why no schedule can be made of the terms; null when one can
 */
record LoanClaim(
        Judged.Accepted<LoanLine> row,
        String branch,
        @Nullable Terms terms,
        @Nullable String impossible) {

    static List<LoanClaim> of(List<Judged.Accepted<LoanLine>> rows) {
        List<LoanClaim> claims = new ArrayList<>(rows.size());
        rows.forEach(row -> claims.add(of(row)));
        return claims;
    }

    private static LoanClaim of(Judged.Accepted<LoanLine> row) {
        String branch = Branches.code(row.line().branch());
        if (branch.isEmpty()) {
            return new LoanClaim(row, branch, null, "the branch is missing");
        }
        if (!(row.line().schedule() instanceof SchedulePart.Terms given)) {
            return new LoanClaim(row, branch, null, null);
        }
        try {
            return new LoanClaim(row, branch, terms(given), null);
        } catch (IllegalArgumentException e) {
            return new LoanClaim(row, branch, null, e.getMessage());
        }
    }

    private static Terms terms(SchedulePart.Terms given) {
        Terms terms =
                new Terms(given.principalPaise(), given.annualRateBps(), given.tenureMonths(), given.firstDueDate());
        if (Schedule.equated(terms).stream().anyMatch(made -> made.due().totalPaise() == 0)) {
            throw new IllegalArgumentException("the principal is too small for so many instalments");
        }
        return terms;
    }

    LoanLine line() {
        return row.line();
    }

    String number() {
        return line().loan().value();
    }

    /** The language's tag; null for the lender's own choice. */
    @Nullable
    String language() {
        return line().language() == null ? null : line().language().tag();
    }

    /** How the borrower is reached by this row; what its cells leave out is as it is. */
    LoanContact contact(LoanContact now) {
        return now.with(line().phone(), line().email(), line().language());
    }

    /** The principal that the terms lend, or what the instalment calls for. */
    long amountPaise() {
        return line().amountPaise();
    }
}
