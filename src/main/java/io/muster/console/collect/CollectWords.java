package io.muster.console.collect;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say by which agents collect; texts of other languages are in {@code messages/take_….properties}. */
@MessageBundle("take")
public interface CollectWords {
    @Message("Collect")
    String collect();

    @Message("Whose money is it?")
    String collectFrom();

    @Message("Loan number or phone")
    String loanOrPhone();

    @Message("No loan found for “{typed}”.")
    String noLoan(String typed);

    @Message("Take all that is due: {amount}")
    String takeDue(String amount);

    @Message("Rupees, such as 5,000 or 1,250.50")
    String amountHint();

    @Message("The number of the slip, cheque or transfer")
    String referenceHint();

    @Message("Day on which you took it")
    String day();

    @Message("Go on")
    String goOn();

    @Message("Is this right?")
    String isItRight();

    @Message("Collect {amount}")
    String collectAmount(String amount);

    @Message("Change")
    String change();

    @Message("No answer came. It may be posted or not: ask again, it is posted once only.")
    String noAnswer();

    @Message("Ask again")
    String askAgain();

    @Message("This form’s money was collected already: receipt")
    String formWasPosted();

    @Message("Go on only if this is other money.")
    String formWasPostedNext();

    @Message("This form was sent before with other values, and nothing was collected then or now."
            + " Look at what stands here, and go on.")
    String formWasSent();

    @Message("If this is other money, give the slip number or another reference, and go on.")
    String otherMoney();

    @Message("If this is other money, say why below, and go on.")
    String sayOtherMoney();

    @Message("It is other money than receipt {receipts}, because")
    String otherThan(String receipts);

    @Message("A few words, such as: came again in the evening")
    String otherHint();

    @Message("Have the branch set up, and collect it then.")
    String branchFirst();

    @Message("Collected")
    String collected();

    @Message("This very money was posted before. Its receipt:")
    String collectedBefore();

    @Message("Share the receipt")
    String share();

    @Message("Collect from somebody else")
    String collectNext();

    @Message("Look at the loan")
    String lookAtLoan();
}
