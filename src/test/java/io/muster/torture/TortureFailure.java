package io.muster.torture;

import java.io.Serial;

/** The torture itself could not go on; the message says why. */
final class TortureFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    TortureFailure(String message) {
        super(message);
    }

    TortureFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
