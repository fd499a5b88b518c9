package io.muster.db;

import java.io.Serial;

/** The database went away before anything was committed: nothing was written, and the same may be asked again. */
public final class ConnectionLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ConnectionLost(Throwable cause) {
        super("the connection to the lender's database was lost; nothing was written", cause);
    }
}
