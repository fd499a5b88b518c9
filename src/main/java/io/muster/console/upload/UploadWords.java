package io.muster.console.upload;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of uploads say; texts of other languages are in {@code messages/up_….properties}. */
@MessageBundle("up")
public interface UploadWords {
    @Message("Uploads")
    String title();

    @Message("New upload")
    String newUpload();

    @Message("No uploads yet")
    String none();

    @Message("All uploads")
    String allUploads();

    @Message("Nothing waits for a checker")
    String noneToApprove();

    @Message("The one that has waited longest comes first.")
    String oldestFirst();

    @Message("State")
    String state();

    @Message("Any")
    String anyState();

    @Message("Show")
    String show();

    @Message("File")
    String file();

    @Message("Kind")
    String kind();

    @Message("Let Muster tell by its header")
    String kindAuto();

    @Message("Collections")
    String collections();

    @Message("Loan book")
    String loanBook();

    @Message("Rows")
    String rows();

    @Message("Rupees")
    String rupees();

    @Message("Sent by")
    String sentBy();

    @Message("Age")
    String age();

    @Message("Being read")
    String trying();

    @Message("Asks for its columns")
    String asksMapping();

    @Message("Does not tie")
    String asksDeclaration();

    @Message("Asks its maker")
    String asksMaker();

    @Message("Asks a checker")
    String asksChecker();

    @Message("Being posted")
    String posting();

    @Message("Paused")
    String paused();

    @Message("Completed")
    String completed();

    @Message("Failed")
    String failed();

    @Message("Cancelled")
    String cancelled();

    @Message("Discarded")
    String discarded();

    @Message("Waits for a person")
    String waitsForPerson();

    @Message("Under way")
    String underWay();

    @Message("Waits for its turn")
    String waitsForWorker();

    @Message("Rows that it should have")
    String declaredRows();

    @Message("Rupees that it should add up to")
    String declaredRupees();

    @Message("Both may stay empty. What you say here must tie with the sheet before anything is posted.")
    String declaredHint();

    @Message("Drop a workbook here, or choose one (.xlsx)")
    String dropHere();

    @Message("Sent so far")
    String sending();

    @Message("Nothing is posted yet: you see first what would become of every row.")
    String nothingPosted();

    @Message("Send and look")
    String send();

    @Message("Sent by {name} on {at}")
    String sentByAt(String name, String at);

    @Message("Mends rows of another upload")
    String mends();

    @Message("This very file is known: {name} sent it on {at}. Nothing is posted twice.")
    String known(String name, String at);

    @Message("Progress")
    String progress();

    @Message("It will rest when the batch under way is done.")
    String willPause();

    @Message("It will end when the batch under way is done.")
    String willEnd();

    @Message("Go on after all")
    String goOn();

    @Message("Pause")
    String pause();

    @Message("Resume")
    String resume();

    @Message("Cancel the rest")
    String cancelPosting();

    @Message("Discard")
    String discard();

    @Message("It rests")
    String isPaused();

    @Message("Somebody ended it: what is posted stays posted, the rest was never posted.")
    String isCancelled();

    @Message("Take the rest up again")
    String takeUp();

    @Message("Somebody discarded it before anything was posted.")
    String isDiscarded();

    @Message("Reading your sheet")
    String readingSheet();

    @Message("Posting")
    String postingRows();

    @Message("{done} rows so far")
    String rowsSoFar(String done);

    @Message("{done} of {all} rows")
    String rowsOf(String done, String all);

    @Message("{rows} rows a second")
    String perSecond(String rows);

    @Message("about {span} left")
    String timeLeft(String span);

    @Message("Which column is which?")
    String whichColumn();

    @Message(
            "Muster is not sure how to read this sheet. Say which of its columns is which; nothing is posted before you have seen what would become of each row.")
    String whichColumnWhy();

    @Message("Field")
    String field();

    @Message("Column of the sheet")
    String theirColumn();

    @Message("Why")
    String why();

    @Message("First values")
    String firstValues();

    @Message("needed")
    String required();

    @Message("No column")
    String noColumn();

    @Message("Named so")
    String whyNamed();

    @Message("Named nearly so")
    String whyNearlyNamed();

    @Message("Looks like it")
    String whyLooksRight();

    @Message("Named so, but most of its values do not fit")
    String whyDoubtful();

    @Message("More than one column is named so")
    String whyTwice();

    @Message("Not found")
    String whyNotFound();

    @Message("Read sheets with this header so from now on")
    String rememberMapping();

    @Message("Read it so")
    String tryAgain();

    @Message("All columns of the sheet")
    String allColumns();

    @Message("A maker has to say which column is which.")
    String makerMaps();

    @Message("The sheet does not have what was declared")
    String doesNotTie();

    @Message("Declared")
    String declared();

    @Message("Found")
    String found();

    @Message("Difference")
    String difference();

    @Message("{rows} rows more than declared")
    String rowsTooMany(String rows);

    @Message("{rows} rows fewer than declared")
    String rowsMissing(String rows);

    @Message("{rupees} more than declared")
    String rupeesTooMany(String rupees);

    @Message("{rupees} less than declared")
    String rupeesMissing(String rupees);

    @Message("Ties")
    String ties();

    @Message("Does not tie")
    String tiesNot();

    @Message(
            "If the declaration was wrong, correct it; that is written down. If the sheet is wrong, discard it and send the right one.")
    String declareAnew();

    @Message("Correct the declaration")
    String declare();

    @Message("A maker has to correct the declaration or discard the upload.")
    String makerDeclares();

    @Message("Look, then decide")
    String lookAndPost();

    @Message("Nothing is posted yet. Below is what would become of each row.")
    String nothingYet();

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

    @Message("Trial")
    String trial();

    @Message("As the books stood at {clock}")
    String booksAsOf(String clock);

    @Message("Of the refused, to suspense")
    String ofTheseSuspense();

    @Message("{rows} rows had their verdict before.")
    String doneBefore(String rows);

    @Message("Why rows would make no payment")
    String whyNot();

    @Message("Reason")
    String reason();

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

    @Message("Where your lender's rule wants a second person, a checker is asked instead.")
    String postAsks();

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
