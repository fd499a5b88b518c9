package io.muster.web;

import io.vertx.core.http.HttpServerRequest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * An answer that is written for as long as somebody listens; by itself the stream takes what nobody will ever get, and waits
 * for ever for somebody who takes nothing.
 */
final class HeardStream extends FilterOutputStream {
    /** Taken piece by piece, so that whoever is slow is not held for deaf. */
    private static final int PIECE_BYTES = 8 * 1024;

    /** While nothing is being written. */
    private static final long IDLE = Long.MIN_VALUE;

    private final HttpServerRequest request;
    private final long waitMaxNanos;
    private volatile long writingSinceNanos = IDLE;

    /** @param waitMax how long a piece may wait to be taken */
    HeardStream(OutputStream out, HttpServerRequest request, Duration waitMax) {
        super(out);
        this.request = request;
        this.waitMaxNanos = waitMax.toNanos();
    }

    /** Breaks the answer off when whoever asked has taken nothing of it for too long; to be called now and then. */
    void breakOffIfDeaf() {
        long since = writingSinceNanos;
        if (since != IDLE && System.nanoTime() - since > waitMaxNanos) {
            breakOff();
        }
    }

    /** Breaks the answer off. */
    void breakOff() {
        // Of an answer that has begun only HTTP/2 can take one back by itself
        if (!request.response().reset()) {
            var _ = request.connection().close();
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    /** Passes many bytes on at once, which the class above does not. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE_BYTES) {
            requireListener();
            writingSinceNanos = System.nanoTime();
            try {
                out.write(bytes, from + done, Math.min(PIECE_BYTES, length - done));
            } finally {
                writingSinceNanos = IDLE;
            }
        }
    }

    private void requireListener() throws IOException {
        if (request.response().closed()) {
            throw new IOException("nobody listens any more");
        }
    }
}
