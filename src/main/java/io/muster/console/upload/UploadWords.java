package io.muster.console.upload;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the lists and the page of uploads say; texts of other languages are in {@code messages/up_….properties}. */
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

    @Message("A checker has paused it: only a checker lets it go on or ends it.")
    String pausedByChecker();

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

    @Message("Reason")
    String reason();
}
