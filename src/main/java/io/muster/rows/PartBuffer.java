package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A part's bytes in one buffer for two readers in turn: a parser takes them as a stream that pauses behind a certain tag,
 * and there a scanner may look into the buffer itself, and leave what it does not take to the parser.
 *
 * <p>Behind the buffer's last byte stands a NUL, which no part may hold, so that scanning needs no other bound. One
 * thread at a time.
 */
final class PartBuffer extends InputStream {
    /** A scanner may look so far behind the last byte. */
    static final int SLACK = 16;

    private final InputStream in;
    private final byte[] bytes;
    private int at;
    private int end;
    private int pauseAt = -1;
    private boolean ended;

    /** @param in closed with this buffer */
    PartBuffer(InputStream in, int capacity) {
        this.in = in;
        this.bytes = new byte[capacity + SLACK];
    }

    /** Makes the parser's stream pause behind this tag, if it is opened among the first so many bytes; whether it is. */
    boolean pauseBehind(String tag, int within) throws IOException {
        boolean _ = more();
        int last = Math.min(end, within);
        String head = new String(bytes, 0, last, StandardCharsets.ISO_8859_1);
        int start = head.indexOf("<" + tag);
        int close = start < 0 ? -1 : head.indexOf('>', start);
        if (close < 0 || bytes[close - 1] == '/') {
            return false;
        }
        pauseAt = close + 1;
        return true;
    }

    /** Whether the parser has taken everything up to the pause, and nothing behind it. */
    boolean isPaused() {
        return at == pauseAt;
    }

    /** The buffer, valid from {@link #at} up to a NUL; another after {@link #more}. */
    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    /** Whether this is behind the last byte that is there, rather than a NUL of the part's own. */
    boolean isEnd(int place) {
        return place >= end;
    }

    /** What is before that place was taken. */
    void take(int place) {
        at = place;
    }

    /** Fetches bytes behind those that were not taken, which move to the front; false if none come or fit. */
    boolean more() throws IOException {
        int kept = end - at;
        if (ended || kept == bytes.length - SLACK) {
            return false;
        }
        System.arraycopy(bytes, at, bytes, 0, kept);
        at = 0;
        pauseAt = -1;
        int fetched = in.readNBytes(bytes, kept, bytes.length - SLACK - kept);
        end = kept + fetched;
        bytes[end] = 0;
        ended = end < bytes.length - SLACK;
        return fetched > 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at >= pauseAt) {
            pauseAt = -1;
        }
        if (at == end && !more()) {
            return -1;
        }
        int copied = Math.min(length, (pauseAt < 0 ? end : pauseAt) - at);
        System.arraycopy(bytes, at, into, offset, copied);
        at += copied;
        return copied;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
