package io.muster.loan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loan account as the books have it.
 *
 * @param id the books' own number, never shown
 * @param contact how the borrower is reached now
 * @param terms what made the schedule; null when it was given row by row
 * @param paid the running totals per component
 * @param excessPaise money held that nothing was due for
 * @param version the number of payments on this loan
 * @param schedule oldest due first
 */
public record Loan(
        long id,
        LoanAccountNumber number,
        String borrower,
        LoanContact contact,
        String branch,
        @Nullable String product,
        @Nullable Terms terms,
        Shares paid,
        long excessPaise,
        long version,
        List<Instalment> schedule) {

    public Loan {
        schedule = List.copyOf(schedule);
    }

    /** What the totals say about each instalment. */
    public LoanStatement statement() {
        return LoanStatement.of(schedule, paid, excessPaise);
    }
}
