package io.muster.console.loan;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of loans, receipts and messages say; texts of other languages are in {@code messages/loan_….properties}. */
@MessageBundle("loan")
public interface LoanWords {
    @Message("Collect")
    String collect();

    @Message("Due now")
    String dueNow();

    @Message("of it overdue: {amount}")
    String ofItOverdue(String amount);

    @Message("Nothing is due")
    String nothingDue();

    @Message("Next instalment")
    String next();

    @Message("on {day}")
    String onDay(String day);

    @Message("None is to come")
    String noNext();

    @Message("Still to pay in all")
    String leftInAll();

    @Message("Held as excess")
    String excess();

    @Message("Schedule")
    String schedule();

    @Message("Instalment")
    String instalment();

    @Message("Due on")
    String dueOn();

    @Message("Interest")
    String interest();

    @Message("Principal")
    String principal();

    @Message("Charges")
    String charges();

    @Message("In all")
    String inAll();

    @Message("Paid")
    String paid();

    @Message("Paid of it")
    String paidOfIt();

    @Message("{amount} overdue")
    String overdue(String amount);

    @Message("{amount} due today")
    String dueToday(String amount);

    @Message("{amount} left")
    String left(String amount);

    @Message("Not due yet")
    String notDueYet();

    @Message("{n} paid instalments")
    String paidInstalments(String n);

    @Message("{n} later instalments")
    String laterInstalments(String n);

    @Message("No payment has been posted on this loan.")
    String noPayments();

    @Message("Oldest due first, as of {day}:")
    String whyBegin(String day);

    @Message("{amount} interest of instalment {n} (due {day})")
    String whyInterest(String amount, String n, String day);

    @Message("{amount} principal of instalment {n} (due {day})")
    String whyPrincipal(String amount, String n, String day);

    @Message("{amount} fee of instalment {n} (due {day})")
    String whyFee(String amount, String n, String day);

    @Message("{amount} penalty of instalment {n} (due {day})")
    String whyPenalty(String amount, String n, String day);

    @Message("{amount} of it is still due")
    String whyLeft(String amount);

    @Message("Nothing was left.")
    String whyNothingLeft();

    @Message("{amount} stays as excess: nothing more was due on {day}.")
    String whyExcess(String amount, String day);

    @Message("All of it stays as excess: nothing was due on {day}.")
    String whyAllExcess(String day);

    @Message("Messages")
    String messages();

    @Message("All messages of this loan")
    String allMessages();

    @Message("No message was decided for this loan.")
    String noMessages();

    @Message("Not to be written to")
    String exclusions();

    @Message("until {day}")
    String until(String day);

    @Message("from {day}")
    String from(String day);

    @Message("by {who}")
    String by(String who);

    @Message("Show")
    String show();

    @Message("See the phone")
    String showPhone();

    @Message("See the e-mail")
    String showEmail();

    @Message("Why do you need it? It is kept with your name.")
    String showWhy();

    @Message("for 60 seconds")
    String shownFor();

    @Message("The books have none.")
    String showsNothing();

    // a receipt

    @Message("Receipt {number}")
    String receiptOf(String number);

    @Message("Issued")
    String issued();

    @Message("Open the PDF")
    String pdf();

    @Message("Cancel the receipt")
    String cancelReceipt();

    @Message("The payment stands; only its receipt counts no more. This cannot be undone.")
    String cancelMeans();

    @Message("Issue another one at once")
    String reissueAtOnce();

    @Message("Issue another one")
    String reissue();

    @Message("Reason, which the receipt will show")
    String cancelReason();

    @Message("Keep it")
    String keep();

    @Message("This receipt counts no more.")
    String countsNoMore();

    @Message("It was issued instead of {number}.")
    String issuedInstead(String number);

    @Message("{number} was issued instead.")
    String insteadIssued(String number);

    @Message("What it paid")
    String whatItPaid();

    @Message("Still due after it")
    String dueAfter();

    @Message("No message about this receipt was decided.")
    String noMessagesOfReceipt();

    // who saw what

    @Message("Who saw personal data")
    String reveals();

    @Message("Person")
    String person();

    @Message("Saw")
    String saw();

    @Message("phone")
    String sawPhone();

    @Message("e-mail")
    String sawEmail();

    @Message("Because")
    String because();

    @Message("When")
    String at();

    @Message("Nobody saw anything like this.")
    String noReveals();

    // messages

    @Message("State")
    String state();

    @Message("Kind")
    String kind();

    @Message("Any")
    String any();

    @Message("To")
    String recipient();

    @Message("Decided")
    String decided();

    @Message("First day")
    String firstDay();

    @Message("Last day")
    String lastDay();

    @Message("Failed alone")
    String failedAlone();

    @Message("Narrow")
    String narrow();

    @Message("No message is like this.")
    String noSuchMessages();

    @Message("Message")
    String oneMessage();

    @Message("Text")
    String text();

    @Message("What happened")
    String happened();

    @Message("Send again")
    String again();

    @Message("Send this message again? A refused one is made anew by the template and for the address that hold now.")
    String againMeans();

    @Message("Sent")
    String sent();

    @Message("Goes on")
    String dueAt();

    @Message("Template")
    String template();

    @Message("Language")
    String language();

    @Message("Gateway")
    String gateway();

    @Message("Tries")
    String tries();

    @Message("It goes again.")
    String goesAgain();

    @Message("It does not go again: {why}.")
    String goesNot(String why);
}
