package io.muster.posting;

import io.muster.db.TransactionConflict;
import java.io.Serial;

/** Another transaction used a key between our look and our write: run again, and its work will be seen. */
public final class ConcurrentPosting extends TransactionConflict {
    @Serial
    private static final long serialVersionUID = 1;

    ConcurrentPosting(String table) {
        super("another transaction wrote to " + table + " with the same key");
    }
}
