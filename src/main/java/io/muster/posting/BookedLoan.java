package io.muster.posting;

import io.muster.loan.LoanContact;
import io.muster.loan.Terms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account of the loan book while this transaction holds its lock.
 *
 * @param contactByThisFile whether the file that is read now said already how the borrower is reached
 * @param terms what made the schedule; null when it is given row by row
 * @param lastPaidOn the latest business date of its payments; null when it has none
 */
record BookedLoan(
        long id,
        String number,
        String borrower,
        LoanContact contact,
        boolean contactByThisFile,
        String branch,
        @Nullable String product,
        @Nullable Terms terms,
        @Nullable LocalDate lastPaidOn) {}
