package io.muster.console.upload;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said where people decide about an upload, and of what they decided; texts of other languages are in {@code messages/decide_….properties}. */
@MessageBundle("decide")
public interface DecisionWords {
    @Message("Look, then decide")
    String lookAndPost();

    @Message("Nothing is posted yet. Below is what would become of each row.")
    String nothingYet();

    @Message("The sheet has no rows under its header: nothing can come of it. Look whether it is the right file.")
    String noRows();

    @Message("Go on; no row becomes a payment")
    String goOnWithNone();

    @Message("{name} gave it back:")
    String returnedBy(String name);

    @Message("Post {rows} rows, {rupees}")
    String goOnWith(String rows, String rupees);

    @Message("Its maker looks at it first.")
    String makerDecides();

    @Message("A second person decides")
    String secondPerson();

    @Message("{name} asked on {at}.")
    String askedBy(String name, String at);

    @Message("Your lender's rule asks for a second person.")
    String ruleAsks();

    @Message("Approve {rows} rows, {rupees}")
    String approve(String rows, String rupees);

    @Message("Return")
    String giveBack();

    @Message("You sent this upload, or changed what is in it: another checker approves it.")
    String ownUpload();

    @Message("It waits for a checker. You can close this page.")
    String waitsForChecker();

    @Message("Who did what")
    String log();

    @Message("When")
    String when();

    @Message("Who")
    String who();

    @Message("What")
    String what();

    @Message("Sent it")
    String didSend();

    @Message("Said which column is which")
    String didMap();

    @Message("Said for an earlier sheet with this header which column is which")
    String didMapBefore();

    @Message("Corrected the declaration")
    String didDeclare();

    @Message("Asked a checker")
    String didAsk();

    @Message("Let it be posted")
    String didPost();

    @Message("Approved")
    String didApprove();

    @Message("Returned it")
    String didReturn();

    @Message("Discarded it")
    String didDiscard();

    @Message("Paused it")
    String didPause();

    @Message("Let it go on")
    String didResume();

    @Message("Cancelled the rest")
    String didCancel();

    @Message("Took it up again")
    String didTakeUp();

    @Message("Sent the same file again")
    String didSendAgain();

    @Message("Post these rows?")
    String postQuestion();

    @Message("The sheet has {rows} rows and {rupees}. Each row is posted once, or gets its reason.")
    String postTells(String rows, String rupees);

    @Message("Ask a checker?")
    String askQuestion();

    @Message("A checker looks at it and approves, returns or discards it; until then nothing is posted.")
    String askTells();

    @Message("Ask a checker: {rows} rows, {rupees}")
    String askFor(String rows, String rupees);

    @Message("Approve and post?")
    String approveQuestion();

    @Message("Return it to its maker?")
    String giveBackQuestion();

    @Message("Discard this upload?")
    String discardQuestion();

    @Message("Nothing of it is posted, and nothing will be.")
    String discardTells();

    @Message("Cancel the rest?")
    String cancelQuestion();

    @Message("What is posted stays posted; the other rows are not posted.")
    String cancelTells();
}
