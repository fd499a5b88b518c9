package io.muster.rows;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A row source that any thread may close while another reads: it is freed at once when nobody reads, else by the reader
 * behind the row at which it is, so that nobody waits and nothing is pulled away beneath a reader.
 */
final class SharedRowSource implements RowSource {
    private static final int IDLE = 0;
    private static final int READING = 1;
    private static final int CLOSING = 2;
    private static final int CLOSED = 3;

    private final RowSource source;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    SharedRowSource(RowSource source) {
        this.source = source;
    }

    /** Null also when it was closed already: nobody is there to take the row. */
    @Override
    public @Nullable RawRow next() {
        if (!state.compareAndSet(IDLE, READING)) {
            return null;
        }
        try {
            return source.next();
        } finally {
            if (!state.compareAndSet(READING, IDLE)) {
                free();
            }
        }
    }

    @Override
    public void close() {
        if (!state.compareAndSet(READING, CLOSING) && state.compareAndSet(IDLE, CLOSED)) {
            source.close();
        }
    }

    private void free() {
        state.set(CLOSED);
        source.close();
    }
}
