package io.muster.db;

import java.io.Serial;

/** Another transaction got there first: roll back and run again, and what it wrote will be seen. */
public class TransactionConflict extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param message for operators; no personal data */
    public TransactionConflict(String message) {
        super(message);
    }
}
