package io.muster.local;

/** A part of the local stack did not start; the message is one line that a newcomer can act on. */
public final class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
