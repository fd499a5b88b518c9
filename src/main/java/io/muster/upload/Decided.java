package io.muster.upload;

/** What came of what a person wanted of an upload. */
public sealed interface Decided {
    /** The upload as it stands now. */
    Upload upload();

    /** It is so now, or was already. */
    record Done(Upload upload) implements Decided {}

    /** The worker that has it does so at the end of a window, or whoever takes it next before anything else. */
    record Noted(Upload upload) implements Decided {}

    /** Where it stands it asks nothing of the kind. */
    record NotAsked(Upload upload) implements Decided {}

    /** What the person saw is not what there is now. */
    record ChangedSince(Upload upload) implements Decided {}

    /** The person is a hand in it: another one must approve. */
    record OwnUpload(Upload upload) implements Decided {}

    /** A checker has paused it, and a maker wanted it to go on. */
    record PausedByChecker(Upload upload) implements Decided {}

    /** Rows of it are posted, so it cannot be discarded as if nothing had been. */
    record AlreadyPosting(Upload upload) implements Decided {}

    /** Rows that it corrects were mended anew and are with another upload, which may be at its end already. */
    record RowsElsewhere(Upload upload, Upload other) implements Decided {}
}
