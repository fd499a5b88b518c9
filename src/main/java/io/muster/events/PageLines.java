package io.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;
import net.jpountz.xxhash.XXHashFactory;
import org.jspecify.annotations.Nullable;

/**
 * The events of a page as it is stored: one line an event, its key, a tab and its JSON. A single event stays text, which
 * people can read in the outbox; several are packed into an LZ4 frame, to about a fifth.
 *
 * <p>JSON has no line end and no tab outside its strings, and inside them they are escaped.
 *
 * @param plain the line, when it is one
 * @param packed the frame, when there are several
 * @param bytes of the lines, unpacked
 */
record PageLines(@Nullable String plain, byte @Nullable [] packed, int bytes) {
    private static final char TAB = '\t';
    private static final char END = '\n';
    /** More than nearly every line has, when there are many. */
    private static final int PACKED_LINE_BYTES = 160;
    /** What LZ4 can save at most: a bound on the memory that a torn length would take. */
    private static final int PACKED_TIMES_MAX = 255;

    private static final long UNKNOWN_BYTES = -1;

    /** What an event consists of. */
    @FunctionalInterface
    interface Line {
        void take(int place, byte[] key, byte[] payload);
    }

    /** @throws IllegalArgumentException when a key has a tab or a line end in it */
    static PageLines of(List<OutboxEvent> events) {
        if (events.size() == 1) {
            OutboxEvent event = events.getFirst();
            String line = clean(event.key()) + TAB + event.payload();
            return new PageLines(line, null, line.getBytes(UTF_8).length);
        }
        return pack(events);
    }

    private static String clean(String key) {
        if (key.indexOf(TAB) >= 0 || key.indexOf(END) >= 0) {
            throw new IllegalArgumentException("a key with a tab or a line end: " + key);
        }
        return key;
    }

    /**
     * Reads the lines in their order, the first at place 0.
     *
     * @return how many there are
     * @throws IllegalStateException when they are not as they were written
     */
    int forEach(Line reader) {
        byte[] raw = raw();
        int place = 0;
        int at = 0;
        while (at < raw.length) {
            int tab = end(raw, TAB, at);
            int end = end(raw, END, at);
            if (tab >= end) {
                throw new IllegalStateException("a line without a tab");
            }
            reader.take(place, Arrays.copyOfRange(raw, at, tab), Arrays.copyOfRange(raw, tab + 1, end));
            at = end + 1;
            place++;
        }
        return place;
    }

    private byte[] raw() {
        byte[] raw = packed == null ? String.valueOf(plain).getBytes(UTF_8) : unpack(packed, bytes);
        if (raw.length != bytes) {
            throw new IllegalStateException("a page of " + bytes + " bytes has " + raw.length);
        }
        return raw;
    }

    /** Where the next of these stands; the end of the bytes ends everything. */
    private static int end(byte[] raw, char sought, int from) {
        int at = from;
        while (at < raw.length && raw[at] != sought) {
            at++;
        }
        return at;
    }

    /** Each line goes into the frame by itself, so that the page is never in memory as a whole. */
    private static PageLines pack(List<OutboxEvent> events) {
        var packed = new ByteArrayOutputStream(events.size() * PACKED_LINE_BYTES);
        int bytes = 0;
        try (var frame = frame(packed)) {
            for (OutboxEvent event : events) {
                if (bytes > 0) {
                    frame.write(END);
                    bytes++;
                }
                byte[] key = clean(event.key()).getBytes(UTF_8);
                byte[] payload = event.payload().getBytes(UTF_8);
                frame.write(key);
                frame.write(TAB);
                frame.write(payload);
                bytes += key.length + 1 + payload.length;
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return new PageLines(null, packed.toByteArray(), bytes);
    }

    private static LZ4FrameOutputStream frame(OutputStream packed) throws IOException {
        return new LZ4FrameOutputStream(
                packed,
                BLOCKSIZE.SIZE_64KB,
                UNKNOWN_BYTES,
                Lz4.fastestInstance().fastCompressor(),
                XXHashFactory.fastestInstance().hash32(),
                FLG.Bits.BLOCK_INDEPENDENCE,
                FLG.Bits.CONTENT_CHECKSUM);
    }

    /** Reads one byte more than there should be, and no more: what unpacks to more is torn. */
    private static byte[] unpack(byte[] packed, int bytes) {
        if (bytes < 0 || bytes > (long) packed.length * PACKED_TIMES_MAX) {
            throw new IllegalStateException("a page that cannot be of " + bytes + " bytes");
        }
        byte[] raw = new byte[bytes];
        try (var frame = new LZ4FrameInputStream(
                new ByteArrayInputStream(packed),
                Lz4.fastestInstance().safeDecompressor(),
                XXHashFactory.fastestInstance().hash32())) {
            int read = frame.readNBytes(raw, 0, bytes);
            if (read < bytes || frame.read() >= 0) {
                throw new IllegalStateException("a page of other than " + bytes + " bytes");
            }
            return raw;
        } catch (IOException | LZ4Exception torn) {
            throw new IllegalStateException("a page that does not unpack", torn);
        }
    }
}
