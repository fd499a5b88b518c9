package io.muster.validation;

import io.muster.loan.Instalment;
import io.muster.loan.LoanAccountNumber;
import io.muster.tenant.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a loan book: an account with the terms that make its schedule, or an account with one instalment of it.
 *
 * @param borrower the borrower's name
 * @param phone ten digits, or null
 * @param email where messages may go, or null
 * @param language in which the borrower is written to; null for the lender's own choice
 * @param branch the branch as the lender writes it
 * @param schedule what the row says of the schedule
 */
public record LoanLine(
        LoanAccountNumber loan,
        String borrower,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Language language,
        String branch,
        @Nullable String product,
        SchedulePart schedule) {

    /** The principal that the terms lend, or what the instalment calls for; in paise. */
    public long amountPaise() {
        return switch (schedule) {
            case SchedulePart.Terms given -> given.principalPaise();
            case SchedulePart.Given given -> given.instalment().due().totalPaise();
        };
    }

    /** The schedule row by row, or made from the loan's terms. */
    public sealed interface SchedulePart {
        /** One instalment, given as it is. */
        record Given(Instalment instalment) implements SchedulePart {}

        /**
         * An equated schedule: monthly rests, the last instalment takes the rounding.
         *
         * @param annualRateBps the yearly rate in hundredths of a percent
         * @param tenureMonths the number of instalments
         */
        record Terms(long principalPaise, int annualRateBps, int tenureMonths, LocalDate firstDueDate)
                implements SchedulePart {}
    }
}
