package io.muster.db;

import java.io.Serial;

/**
 * The answer to a COMMIT was lost, and the database stayed away for so long that nobody could look.
 *
 * <p>The books say later: a checkpoint, an idempotency key or an upload's row is there, or it is not.
 */
public final class UnknownOutcome extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnknownOutcome(Throwable cause) {
        super("the answer to a commit was lost and could not be looked up", cause);
    }
}
