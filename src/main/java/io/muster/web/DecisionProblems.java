package io.muster.web;

import io.muster.upload.Decided;
import io.muster.upload.Upload;
import io.muster.upload.UploadState;

/** Why a decision about an upload was not taken; the console says the same. */
public final class DecisionProblems {
    private DecisionProblems() {}

    /** @throws IllegalArgumentException when the decision was taken */
    public static Problem of(Decided decided) {
        return switch (decided) {
            case Decided.Done _, Decided.Noted _ -> throw new IllegalArgumentException("it was decided so");
            case Decided.NotAsked(var upload) -> notAsked(upload.state());
            case Decided.ChangedSince _ ->
                Problem.of(
                        409,
                        "changed-since",
                        "It has changed since you looked",
                        "The trial, its rows or its rupees are not those that you decided about.",
                        "Look at the upload once more and decide then.");
            case Decided.OwnUpload _ ->
                Problem.of(
                        403,
                        "own-upload",
                        "Another person must approve it",
                        "You sent this upload, changed what is in it or what was said about it, or chose the columns of"
                                + " an earlier sheet by which it is read.",
                        "Ask another checker. If it is for the columns only, return it: its maker may choose them anew.");
            case Decided.PausedByChecker _ ->
                Problem.of(
                        403,
                        "paused-by-checker",
                        "A checker has paused it",
                        "What a checker has paused, only a checker lets go on or cancels.",
                        "Ask a checker.");
            case Decided.AlreadyPosting _ ->
                Problem.of(
                        409,
                        "already-posting",
                        "Rows of it are posted",
                        "Only an upload of which nothing is posted can be discarded.",
                        "Cancel it: what is posted stays posted.");
            case Decided.RowsElsewhere(var _, var other) -> rowsElsewhere(other);
        };
    }

    /** What another upload has decided stays with it: then only rows that are left can be sent. */
    private static Problem rowsElsewhere(Upload other) {
        boolean ended =
                other.state() instanceof UploadState.Completed || other.state() instanceof UploadState.Cancelled;
        return Problem.of(
                409,
                "rows-elsewhere",
                "Its rows went with another upload",
                "Rows of this upload were mended anew and sent with upload " + other.id() + ", which is "
                        + other.state().name() + ".",
                ended
                        ? "Mend the rows that are left where they were mended before, and send those."
                        : "Discard or cancel that upload first, or leave this one cancelled.");
    }

    /** What was declared of bytes that came before was not taken. */
    static Problem notTaken(Upload known) {
        return Problem.of(
                409,
                "declaration-not-taken",
                "It came before, and what you declared now was not taken",
                "These bytes are upload " + known.id() + ", which is "
                        + known.state().name() + " (" + known.phase().slug() + ") by what was declared before.",
                "Look at that upload. Send the file without a declaration to be led to it.");
    }

    private static Problem notAsked(UploadState state) {
        String asks = state instanceof UploadState.Held held
                ? " and asks " + held.ask().slug()
                : "";
        return Problem.of(
                409,
                "not-asked",
                "It does not ask for that",
                "The upload is " + state.name() + " (" + state.phase().slug() + ")" + asks + ".",
                "Look at the upload: it says what can be done with it now.");
    }
}
