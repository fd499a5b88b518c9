package io.muster.posting;

import io.muster.db.TransactionConflict;
import java.io.Serial;

/**
 * What this transaction took for granted does not hold: a key stands already, or a loan or its schedule has changed since it
 * was read. Run again, pessimistically, and what the others wrote will be seen.
 */
public final class ConcurrentPosting extends TransactionConflict {
    @Serial
    private static final long serialVersionUID = 1;

    ConcurrentPosting(String table) {
        super("another transaction came first in " + table);
    }
}
