package io.muster.console.upload;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of trials, of verdicts and of control totals; texts of other languages are in {@code messages/trial_….properties}. */
@MessageBundle("trial")
public interface TrialWords {
    @Message("Trial")
    String trial();

    @Message("As the books stood at {clock}")
    String booksAsOf(String clock);

    @Message("Of the refused, to suspense")
    String ofTheseSuspense();

    @Message("{rows} rows had their verdict before.")
    String doneBefore(String rows);

    @Message("{rows} rows are no data and nobody counts them: total lines, repeated headers, notes, empty rows.")
    String notData(String rows);

    @Message("Why rows would make no payment")
    String whyNot();

    @Message("Look at one loan")
    String lookAtLoan();

    @Message("The first rows")
    String firstRows();

    @Message("Row")
    String row();

    @Message("Verdict")
    String verdict();

    @Message("Loan")
    String loan();

    @Message("Amount")
    String amount();

    @Message("Interest")
    String interest();

    @Message("Principal")
    String principal();

    @Message("Fees and penalties")
    String charges();

    @Message("Excess")
    String excess();

    @Message("The sheet has no row of this loan that can be read.")
    String noRowsOfLoan();

    @Message("Row {row}")
    String rowNumber(String row);

    @Message("Instalment")
    String instalment();

    @Message("Due")
    String due();

    @Message("Due amount")
    String dueAmount();

    @Message("Paid before")
    String paidBefore();

    @Message("Paid after")
    String paidAfter();

    @Message("Control totals")
    String controlTotals();

    @Message("Booked")
    String booked();

    @Message(
            "Some rows came to another verdict than in the trial: the books changed meanwhile, most likely by another file with the same rows.")
    String otherwiseThanTried();

    @Message("See {rows} rows that made no payment")
    String seeNotTaken(String rows);

    @Message("Mend {rows} rows")
    String mendRows(String rows);

    @Message("Mended rows were sent as")
    String children();

    @Message("another upload")
    String child();

    @Message("Back to the upload")
    String backToUpload();

    @Message("No rows with this verdict")
    String noRows();

    @Message("Value date")
    String valueDate();

    @Message("Receipt")
    String receipt();

    @Message("How to mend it")
    String remedy();
}
