package io.muster.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** How long one sender may take for its body: reads it, and breaks off when it takes too long or comes too slowly. */
final class Patience {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final PatienceConfig config;
    private final LongSupplier nanos;
    private final long begun;
    private long bytes;

    /** @param nanos a clock that only moves on */
    Patience(PatienceConfig config, LongSupplier nanos) {
        this.config = config;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /**
     * The next bytes of the body, -1 at its end; blocks.
     *
     * @throws ProblemFailure when the sender is gone or too slow
     */
    int read(InputStream body, byte[] buffer) {
        int read = next(body, buffer);
        bytes += Math.max(0, read);
        if (read >= 0 && isExhausted()) {
            throw new ProblemFailure(Problems.tooSlow());
        }
        return read;
    }

    private boolean isExhausted() {
        long elapsed = nanos.getAsLong() - begun;
        return elapsed > config.timeMax().toNanos()
                || (elapsed > config.grace().toNanos()
                        && bytes < config.bytesPerSecondMin().asLongValue() * (elapsed / NANOS_PER_SECOND));
    }

    /** A sender that goes away is no fault of ours, and nobody hears the answer. */
    private static int next(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException gone) {
            throw ClientFaults.cut(gone);
        }
    }
}
