package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One part's bytes, inflated; never more of them than the directory declares.
 *
 * <p>Reading throws {@link Refused} where the part is damaged, and at its end when length or checksum is
 * wrong. One thread at a time.
 */
final class PartStream extends InputStream {
    private static final int METHOD_STORED = 0;
    private static final int METHOD_DEFLATED = 8;

    private final FileChannel channel;
    private final ZipPart part;
    private final Inflater inflater = new Inflater(true);
    private final ByteBuffer stored = ByteBuffer.allocate(1 << 15).limit(0);
    private final CRC32 crc = new CRC32();
    private final long storedEnd;
    private long storedAt;
    private long bytes;
    private boolean closed;

    PartStream(FileChannel channel, ZipPart part, long offset) {
        if (part.method() != METHOD_STORED && part.method() != METHOD_DEFLATED) {
            throw Refusal.DAMAGED.refused("a part is packed in an unknown way");
        }
        this.channel = channel;
        this.part = part;
        this.storedAt = offset;
        this.storedEnd = offset + part.storedBytes();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The part's stream is closed");
        }
        if (length == 0) {
            return 0;
        }
        int read = part.method() == METHOD_STORED ? copy(into, offset, length) : inflate(into, offset, length);
        if (read < 0) {
            checkEnd();
            return -1;
        }
        crc.update(into, offset, read);
        bytes += read;
        if (bytes > part.bytes()) {
            throw Refusal.DAMAGED.refused("a part is longer than it says");
        }
        return read;
    }

    @Override
    public void close() {
        closed = true;
        inflater.end();
    }

    private void checkEnd() {
        if (bytes != part.bytes()) {
            throw Refusal.DAMAGED.refused("a part is shorter than it says");
        }
        if (crc.getValue() != part.crc()) {
            throw Refusal.DAMAGED.refused("a part's checksum is wrong");
        }
    }

    private int copy(byte[] into, int offset, int length) throws IOException {
        if (!stored.hasRemaining() && !fill()) {
            return -1;
        }
        int copied = Math.min(length, stored.remaining());
        stored.get(into, offset, copied);
        return copied;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            int inflated;
            while ((inflated = inflater.inflate(into, offset, length)) == 0) {
                if (inflater.finished()) {
                    return -1;
                }
                if (inflater.needsDictionary() || !fill()) {
                    throw Refusal.DAMAGED.refused("a part breaks off");
                }
                inflater.setInput(stored);
            }
            return inflated;
        } catch (DataFormatException e) {
            throw Refusal.DAMAGED.refused("a part cannot be unpacked");
        }
    }

    /** The next stored bytes; false at the part's end. */
    private boolean fill() throws IOException {
        if (storedAt >= storedEnd) {
            return false;
        }
        stored.clear().limit((int) Math.min(stored.capacity(), storedEnd - storedAt));
        int read = channel.read(stored, storedAt);
        stored.flip();
        storedAt += Math.max(0, read);
        return read > 0;
    }
}
