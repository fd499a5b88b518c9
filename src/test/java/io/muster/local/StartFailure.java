package io.muster.local;

/** A part of the local stack did not start; the message is one line that a newcomer can act on. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String line;

    public StartFailure(String line) {
        super(line);
        this.line = line;
    }

    public StartFailure(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    /** The one line to show. */
    public String line() {
        return line;
    }
}
