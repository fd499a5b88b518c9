package io.muster.upload;

/** What came of receiving a workbook. */
public sealed interface Reception {
    /** The upload that these bytes are. */
    Upload upload();

    /** These bytes were never seen before. */
    record First(Upload upload) implements Reception {}

    /** These bytes had failed, and go on behind their checkpoints. */
    record Again(Upload upload) implements Reception {}

    /** These bytes are at work already, or done; nothing happens. */
    record Known(Upload upload) implements Reception {}

    /** These bytes are at work already, or done, by something else than what was declared now; nothing happens. */
    record NotTaken(Upload upload) implements Reception {}
}
