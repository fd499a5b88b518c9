package io.muster.pipeline;

import io.muster.loan.Instalment;
import io.muster.loan.Loan;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import io.muster.posting.Preview;
import java.util.ArrayList;
import java.util.List;

/**
 * One loan of a sheet that is not posted: each of its rows, and what that would change.
 *
 * @param loan as the books have it now
 * @param rows in the sheet's order
 */
public record LoanLook(Loan loan, List<LookedRow> rows) {
    public LoanLook {
        rows = List.copyOf(rows);
    }

    /**
     * A row, and the instalments that it would pay.
     *
     * @param steps oldest due first; empty for a row that would not post
     */
    public record LookedRow(Preview preview, List<Step> steps) {
        public LookedRow {
            steps = List.copyOf(steps);
        }
    }

    /** An instalment, and what is paid of it before and after. */
    public record Step(Instalment instalment, Shares before, Shares after) {}

    static LoanLook of(Loan loan, List<Preview> previews) {
        return new LoanLook(
                loan,
                previews.stream()
                        .map(preview -> new LookedRow(preview, steps(loan, preview)))
                        .toList());
    }

    private static List<Step> steps(Loan loan, Preview preview) {
        return preview instanceof Preview.WouldPost would
                ? steps(loan.schedule(), would.before(), would.before().plus(would.share()))
                : List.of();
    }

    private static List<Step> steps(List<Instalment> schedule, Shares before, Shares after) {
        List<LoanStatement.Line> from = LoanStatement.of(schedule, before, 0).lines();
        List<LoanStatement.Line> to = LoanStatement.of(schedule, after, 0).lines();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            if (!from.get(i).paid().equals(to.get(i).paid())) {
                steps.add(new Step(
                        from.get(i).instalment(), from.get(i).paid(), to.get(i).paid()));
            }
        }
        return steps;
    }
}
