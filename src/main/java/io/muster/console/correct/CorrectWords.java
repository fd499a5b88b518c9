package io.muster.console.correct;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the correction grid says; texts of other languages are in {@code messages/fix_….properties}. */
@MessageBundle("fix")
public interface CorrectWords {
    @Message("Correct rows")
    String title();

    @Message("Nothing to correct here")
    String none();

    @Message("No row of this kind waits to be mended.")
    String noneSentence();

    @Message("Rejected")
    String rejectedTab();

    @Message("Refused")
    String refusedTab();

    @Message("Edited")
    String editedTab();

    @Message("Rejected: wrong by themselves. Refused: right, but the books say no.")
    String tabsHint();

    @Message("Reason")
    String reason();

    @Message("All reasons")
    String allReasons();

    @Message("Download as a workbook")
    String download();

    @Message("Who edited what")
    String log();

    @Message("Back to the upload")
    String back();

    @Message("Row")
    String row();

    @Message("State")
    String state();

    @Message("What is wrong, and how to mend it")
    String what();

    @Message("Right by itself")
    String right();

    @Message("Still wrong")
    String stillWrong();

    @Message("Sent")
    String sent();

    @Message("Would go to suspense")
    String toSuspense();

    @Message("Write “{text}”")
    String write(String text);

    @Message("Near loans")
    String nearLoans();

    @Message("No loan comes near enough.")
    String noNearLoan();

    @Message("Loans that may be meant; nothing is chosen by itself")
    String nearLoansOf();

    @Message("{score} of 100")
    String score(String score);

    @Message("Send it as it is")
    String keep();

    @Message("It is other money…")
    String otherMoney();

    @Message("Nothing edited yet")
    String nothingEdited();

    @Message("1 row is mended")
    String oneRowMended();

    @Message("{rows} rows are mended")
    String rowsMended(String rows);

    @Message("{rows} edited and still wrong")
    String rowsWrong(String rows);

    @Message("What was not saved is shown as it was before. Look at it, and write it again.")
    String unsaved();

    @Message("Your session had ended, and others have written into these cells since. What you wrote was not saved:")
    String overwritten();

    @Message("Nothing was pasted: the block has {lines} lines, and this page has {rows} rows from here on.")
    String blockTooLong(String lines, String rows);

    @Message("Nothing was pasted: the block has {columns} columns, and the sheet has {room} from here on.")
    String blockTooWide(String columns, String room);

    @Message("Nothing was pasted: {row} was sent and stays as it is, and the block would have met it.")
    String blockMeetsSent(String row);

    @Message("Undo")
    String undo();

    @Message("Replace…")
    String replaceShort();

    @Message("Replace in a column")
    String replace();

    @Message("Column")
    String column();

    @Message("Find")
    String find();

    @Message("Replace by")
    String replaceBy();

    @Message("Only cells that have nothing else")
    String whole();

    @Message("See what changes")
    String look();

    @Message("Nothing is found.")
    String nothingFound();

    @Message("Change 1 cell")
    String changeOne();

    @Message("Change {cells} cells")
    String change(String cells);

    @Message("That is more than {cells} cells, the most that are changed at once. Narrow it to one reason first.")
    String tooMany(String cells);

    @Message("Only rows of the tab and reason that are shown are looked at, on all their pages.")
    String replaceHint();

    @Message("empty")
    String emptyCell();

    @Message("Send mended rows")
    String sendNone();

    @Message("Send 1 mended row")
    String sendOne();

    @Message("Send {rows} mended rows")
    String send(String rows);

    @Message("What is mended goes as an upload of its own, with {rupees}. It is tried first, and nothing is posted"
            + " before somebody has looked at it.")
    String sendSays(String rupees);

    @Message("{rows} edited rows are still wrong and stay here.")
    String staying(String rows);

    @Message("Keys: arrows move, Enter or F2 edits, Esc leaves, Tab goes to the next wrong cell, Shift with arrows"
            + " selects, Ctrl+C and Ctrl+V copy and paste blocks, Ctrl+Z undoes, Alt+↓ goes to the suggestions,"
            + " Ctrl+Enter sends.")
    String keys();

    @Message("Previous row")
    String previous();

    @Message("Next row")
    String next();

    @Message("When")
    String when();

    @Message("Who")
    String who();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("How")
    String how();

    @Message("Nobody has edited a row of this upload.")
    String noEdits();

    @Message("Edited")
    String wasEdited();

    @Message("Only makers mend rows. Mobile numbers are masked here.")
    String readOnly();

    @Message("the number is one slip away")
    String whyOneSlip();

    @Message("the number is alike")
    String whyAlike();

    @Message("the name is the payer's")
    String whyNameSame();

    @Message("a part of the name is the payer's")
    String whyNameAlike();

    @Message("an instalment of this amount fell due then")
    String whyDue();

    @Message("typed")
    String howTyped();

    @Message("pasted")
    String howPasted();

    @Message("replaced")
    String howReplaced();

    @Message("took a suggestion")
    String howSuggested();

    @Message("chose a loan")
    String howLoan();

    @Message("left as it is")
    String howKept();

    @Message("undone")
    String howUndone();
}
