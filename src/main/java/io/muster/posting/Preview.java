package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.validation.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would become of a well-formed collection line if it were posted now; an {@link Outcome} that has not happened. */
public sealed interface Preview {
    /** The row as Excel numbers it. */
    int rowNumber();

    /** The row's cells as text, for showing them again. */
    List<String> cells();

    /** The money that the row claims. */
    long amountPaise();

    /** The verdict that posting would give it now. */
    RowVerdict.Kind kind();

    /** Why it would make no payment, in the user's words; empty for one that would. */
    List<Reason> reasons();

    /**
     * A new payment.
     *
     * @param share what it would pay, per component
     * @param excessPaise what nothing is due for
     * @param before the loan's totals per component before it; of the rows of one sheet only those of the same batch count
     * @param beforeExcessPaise the excess that the loan holds before it
     * @param releases whether it would take held money out of suspense
     */
    record WouldPost(
            int rowNumber,
            List<String> cells,
            long amountPaise,
            LoanAccountNumber loan,
            Waterfall waterfall,
            Shares share,
            long excessPaise,
            Shares before,
            long beforeExcessPaise,
            boolean releases)
            implements Preview {
        @Override
        public RowVerdict.Kind kind() {
            return RowVerdict.Kind.POSTED;
        }

        @Override
        public List<Reason> reasons() {
            return List.of();
        }
    }

    /**
     * This very money is posted already, or an earlier row of the sheet would post it.
     *
     * @param receipt of the payment that stands; null when an earlier row of the sheet would make it
     */
    record AlreadyPosted(
            int rowNumber,
            List<String> cells,
            long amountPaise,
            @Nullable ReceiptNumber receipt,
            List<Reason> reasons) implements Preview {
        @Override
        public RowVerdict.Kind kind() {
            return RowVerdict.Kind.ALREADY_POSTED;
        }
    }

    /** The row is right, the books say no. */
    record Refused(int rowNumber, List<String> cells, long amountPaise, List<Reason> reasons) implements Preview {
        @Override
        public RowVerdict.Kind kind() {
            return RowVerdict.Kind.REFUSED;
        }
    }

    /** The loan is not known: the row would be refused, and its money held in suspense. */
    record ToSuspense(int rowNumber, List<String> cells, long amountPaise, List<Reason> reasons) implements Preview {
        @Override
        public RowVerdict.Kind kind() {
            return RowVerdict.Kind.REFUSED;
        }
    }
}
