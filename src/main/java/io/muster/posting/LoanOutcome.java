package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.validation.Reason;
import java.util.List;

/** What became of a well-formed row of a loan book. */
public sealed interface LoanOutcome {
    /** The row as Excel numbers it. */
    int rowNumber();

    /** The row's cells as text, for showing them again. */
    List<String> cells();

    /** The principal that the row's terms lend, or what its instalment calls for. */
    long amountPaise();

    /** The account, or an instalment of it, is new in the loan book. */
    record Added(int rowNumber, List<String> cells, long amountPaise, LoanAccountNumber loan) implements LoanOutcome {}

    /** The loan book says the very same already. */
    record AlreadyInBook(int rowNumber, List<String> cells, long amountPaise, List<Reason> reasons)
            implements LoanOutcome {}

    /** The loan book said the same but for how the borrower is reached, and that it says now as the row does. */
    record ContactCorrected(int rowNumber, List<String> cells, long amountPaise, List<Reason> reasons)
            implements LoanOutcome {}

    /** The loan book says something else, and keeps it. */
    record Refused(int rowNumber, List<String> cells, long amountPaise, List<Reason> reasons) implements LoanOutcome {}
}
