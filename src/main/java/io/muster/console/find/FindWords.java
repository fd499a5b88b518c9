package io.muster.console.find;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What search says, and the words that pages of money share; texts of other languages are in {@code messages/find_….properties}. */
@MessageBundle("find")
public interface FindWords {
    // search

    @Message("Find")
    String title();

    @Message("Found for “{typed}”")
    String foundFor(String typed);

    @Message(
            "Nothing found for “{typed}”. Look whether all of it is right; a part of a loan number or of a name will do.")
    String none(String typed);

    @Message("Give at least 3 letters or digits.")
    String tooShort();

    @Message(
            "A payment’s reference (UTR, RRN, cheque), a loan account or its last digits, a receipt, a phone, or a name")
    String hint();

    @Message("A loan account or its last digits, a phone, or a name")
    String hintLoans();

    @Message("There is more than is shown. Give more of the number or the name.")
    String more();

    @Message("Loans")
    String loans();

    @Message("Payments")
    String payments();

    @Message("Rows that became no payment of their own")
    String rows();

    @Message("Money held for loans that nobody knew")
    String heldMoney();

    @Message("Upload")
    String upload();

    @Message("Search")
    String search();

    // columns and facts

    @Message("Loan account")
    String loan();

    @Message("Borrower")
    String borrower();

    @Message("Branch")
    String branch();

    @Message("Product")
    String product();

    @Message("Phone")
    String phone();

    @Message("E-mail")
    String email();

    @Message("Amount")
    String amount();

    @Message("Mode")
    String mode();

    @Message("Reference")
    String reference();

    @Message("Value date")
    String valueDate();

    @Message("Receipt")
    String receipt();

    @Message("Row")
    String row();

    @Message("File")
    String file();

    @Message("Verdict")
    String verdict();

    @Message("Reason")
    String reason();

    @Message("Received")
    String received();

    @Message("Payer")
    String payer();

    @Message("Agent")
    String agent();

    @Message("Not known")
    String unknown();

    // where the money is

    @Message("Where the money is")
    String where();

    @Message("Follow the money")
    String follow();

    @Message("sent by {who}")
    String sentBy(String who);

    @Message("posted by {who}")
    String postedBy(String who);

    @Message("Row {row}")
    String rowOf(String row);

    @Message("The money came by row {row} of another file")
    String byAnotherRow(String row);

    @Message("Held in suspense for loan {loan}, which nobody knew")
    String heldFor(String loan);

    @Message("since")
    String since();

    @Message("It became a payment")
    String released();

    @Message("Payment of {amount} on loan")
    String paymentOn(String amount);

    @Message("No payment yet")
    String noPayment();

    @Message("Mend the row")
    String mend();

    @Message("Valid")
    String valid();

    @Message("Cancelled")
    String cancelled();

    @Message("No message yet")
    String noMessage();

    @Message("Your other systems were told")
    String passedOn();

    @Message("Your other systems will be told in a moment")
    String waitsToPass();

    @Message("Event {id}")
    String event(String id);

    // modes

    @Message("Cash")
    String modeCash();

    @Message("Cheque")
    String modeCheque();

    @Message("Demand draft")
    String modeDraft();

    @Message("Card")
    String modeCard();

    @Message("Net banking")
    String modeNetBanking();

    @Message("Wallet")
    String modeWallet();

    // messages

    @Message("Queued")
    String stateQueued();

    @Message("Being sent")
    String stateSending();

    @Message("Sent")
    String stateSent();

    @Message("Delivered")
    String stateDelivered();

    @Message("Not delivered")
    String stateUndelivered();

    @Message("Not wanted")
    String stateSuppressed();

    @Message("Refused")
    String stateRefused();

    @Message("Cancelled")
    String stateCancelled();

    @Message("Given up")
    String stateDead();

    @Message("Payment received")
    String kindPayment();

    @Message("Receipt replaced")
    String kindReceipt();

    @Message("Debit came back")
    String kindBounce();

    @Message("Reminder of dues")
    String kindReminder();

    @Message("Agent’s cash of the day")
    String kindDeposit();
}
