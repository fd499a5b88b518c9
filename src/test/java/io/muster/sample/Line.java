package io.muster.sample;

import java.time.LocalDate;

/**
 * What a row of a collections sheet means, before it is dressed as cells.
 *
 * @param agent empty when no agent took it
 */
record Line(
        String loan, long amountPaise, Mode mode, String reference, LocalDate valueDate, String payer, String agent) {

    /** The same money claimed for another loan. */
    Line onLoan(Loan other) {
        return new Line(other.number(), amountPaise, mode, reference, valueDate, other.borrower(), agent);
    }

    Line onLoan(String number) {
        return new Line(number, amountPaise, mode, reference, valueDate, payer, agent);
    }
}
