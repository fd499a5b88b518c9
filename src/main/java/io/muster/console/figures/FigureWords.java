package io.muster.console.figures;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the dashboard and its lists say; texts of other languages are in {@code messages/fig_….properties}. */
@MessageBundle("fig")
public interface FigureWords {
    @Message("Dashboard")
    String title();

    @Message("Day")
    String day();

    @Message("Month")
    String month();

    @Message("Month before")
    String monthBefore();

    @Message("Month after")
    String monthAfter();

    @Message("As the books stood at")
    String asOf();

    @Message("Business day")
    String businessDay();

    @Message("Collected on {day}")
    String collectedOn(String day);

    @Message("Collected in {month}")
    String collectedIn(String month);

    @Message("Due in {month}")
    String dueIn(String month);

    @Message("Due on {day}")
    String dueOn(String day);

    @Message("{count} payments")
    String payments(String count);

    @Message("{percent}% of what is due")
    String ofDue(String percent);

    @Message("Nothing is due")
    String nothingDue();

    @Message("In suspense")
    String suspense();

    @Message("{count} entries")
    String entries(String count);

    @Message("Uploads under way")
    String underWay();

    @Message("{count} late")
    String late(String count);

    @Message("none late")
    String noneLate();

    @Message("Rows not taken")
    String notTaken();

    @Message("Messages failed")
    String failedMessages();

    @Message("By day")
    String byDay();

    @Message("By branch")
    String byBranch();

    @Message("By mode")
    String byMode();

    @Message("By agent")
    String byAgent();

    @Message("Without an agent")
    String noAgent();

    @Message("Others")
    String others();

    @Message("Against what is due")
    String againstDue();

    @Message("Branch")
    String branch();

    @Message("Collected")
    String collected();

    @Message("Due")
    String due();

    @Message("Share")
    String share();

    @Message("Why rows were not taken")
    String reasons();

    @Message("Suspense by age")
    String suspenseByAge();

    @Message("Today and yesterday")
    String ageNew();

    @Message("2 to 7 days")
    String ageWeek();

    @Message("8 to 30 days")
    String ageMonth();

    @Message("Over 30 days")
    String ageOld();

    @Message("The same as a table")
    String asTable();

    @Message("Nothing came in on these days.")
    String nothing();

    @Message("Every row was taken.")
    String allTaken();

    @Message("No money is in suspense.")
    String noSuspense();

    @Message("Payments")
    String paymentsTitle();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Mode")
    String mode();

    @Message("Agent")
    String agent();

    @Message("Any")
    String any();

    @Message("Show")
    String show();

    @Message("Export to Excel")
    String export();

    @Message("From sheets")
    String ofSheets();

    @Message("One by one")
    String single();

    @Message("Receipt")
    String receipt();

    @Message("Loan")
    String loan();

    @Message("Date")
    String date();

    @Message("Amount")
    String amount();

    @Message("Reference")
    String reference();

    @Message("Row")
    String row();

    @Message("No payment is of this kind. Choose other days, or look at the other tab.")
    String noPayments();

    @Message("All payments of these days with this choice, on both tabs")
    String total();

    @Message("Suspense")
    String suspenseTitle();

    @Message("Money that came for a loan that is not in the books. It becomes a payment when its loan is named.")
    String suspenseSays();

    @Message("Came for loan")
    String cameFor();

    @Message("Age")
    String age();

    @Message("Row {row} of its sheet")
    String rowOf(String row);

    @Message("Name its loan")
    String nameLoan();

    @Message("Rows not taken")
    String notTakenTitle();

    @Message("Sheet and row")
    String sheetAndRow();

    @Message("What is wrong")
    String wrong();

    @Message("All")
    String all();
}
