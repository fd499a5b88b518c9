package io.muster.web;

import io.muster.pipeline.CorrectionRefused;
import io.muster.pipeline.CorrectionRefused.Why;

/** What is told when a correction cannot be done as asked; nothing was written then. */
public final class CorrectionProblems {
    private CorrectionProblems() {}

    /** The same failure as a problem document, for pages and programs alike. */
    public static ProblemFailure of(Throwable refused) {
        return new ProblemFailure(of(((CorrectionRefused) refused).why()));
    }

    static Problem of(Why why) {
        return switch (why) {
            case NOT_READ ->
                conflict(
                        "not-read",
                        "Nothing to mend here",
                        "The sheet was not read so far that its columns are known.",
                        "Mend the workbook itself and send it.");
            case NOT_OPEN ->
                conflict(
                        "correction-not-open",
                        "Nobody mends this upload",
                        "No correction of this upload is open under this id.",
                        "Open the correction first; reload the page.");
            case SENT ->
                conflict(
                        "correction-sent",
                        "The rows were sent",
                        "This correction was sent meanwhile, as a child upload.",
                        "Reload the page: what was left over can be mended in a new correction.");
            case ROW_SENT ->
                conflict(
                        "row-sent",
                        "The row was sent",
                        "One of the rows went with a child upload, which has it now.",
                        "Look at the child upload; if it is discarded, the row can be mended here again.");
            case NO_SUCH_ROW -> Problems.notFound("row to be mended");
            case NO_SUCH_COLUMN ->
                invalid(
                        "no-such-column",
                        "One of the columns is not one of the sheet, or is one that Muster wrote.",
                        "Take the columns that the correction lists.");
            case TEXT_TOO_LONG ->
                invalid("text-too-long", "One of the texts is longer than a cell holds.", "Shorten the text.");
            case TOO_MANY_CELLS ->
                invalid(
                        "too-many-cells",
                        "That would change more cells than are changed at once.",
                        "Narrow it to one reason, or do it in parts.");
            case TOO_MANY_ROWS ->
                conflict(
                        "too-many-rows",
                        "Many rows are mended already",
                        "This correction has as many edited rows as are sent at once.",
                        "Send what is mended, and go on with the others.");
            case NOTHING_TO_UNDO ->
                conflict(
                        "nothing-to-undo",
                        "Nothing to undo",
                        "There is nothing of yours in this correction that could be undone.",
                        "Look at the list of edits.");
            case NOTHING_TO_SEND ->
                conflict(
                        "nothing-to-send",
                        "Nothing to send",
                        "No edited row is right as it stands.",
                        "Mend a row first.");
            case CHANGED_SINCE ->
                conflict(
                        "changed-since",
                        "Somebody edited meanwhile",
                        "Cells were changed or rows sent since you looked, so nothing was done.",
                        "Look at the rows again, and do it again.");
        };
    }

    private static Problem conflict(String code, String title, String detail, String remedy) {
        return Problem.of(409, code, title, detail, remedy);
    }

    private static Problem invalid(String code, String detail, String remedy) {
        return Problem.of(400, code, "The request is not right", detail, remedy);
    }
}
