package io.muster.pipeline;

/** What came of a single posting. */
public sealed interface SingleOutcome {
    /**
     * The answer to give, now and whenever the same is asked under the same key.
     *
     * @param status of HTTP
     * @param response the body, as text
     * @param replayed it was given before, and nothing was posted now
     */
    record Answered(int status, String response, boolean replayed) implements SingleOutcome {}

    /** Something else was asked under this key; nothing was posted. */
    record KeyReused() implements SingleOutcome {}

    /** Too much waits to be published; nothing was posted, and later the same request may be. */
    record NoRoom() implements SingleOutcome {}
}
