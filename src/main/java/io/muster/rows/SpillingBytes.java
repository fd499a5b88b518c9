package io.muster.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are appended by one thread, then read anywhere by cursors: pages on the heap up to a bound, the pages behind
 * it in a temporary file that has no name any more.
 */
final class SpillingBytes implements AutoCloseable {
    private static final int PAGE_BYTES = 1 << 13;

    private final int heapPagesMax;
    private final List<byte[]> heapPages = new ArrayList<>();
    private byte[] last = new byte[PAGE_BYTES];
    private int lastBytes;
    private long pages;
    private @Nullable FileChannel file;

    SpillingBytes(int heapBytesMax) {
        heapPagesMax = heapBytesMax / PAGE_BYTES;
    }

    long size() {
        return pages * PAGE_BYTES + lastBytes;
    }

    void add(byte one) throws IOException {
        last[lastBytes] = one;
        advance(1);
    }

    void add(byte[] bytes, int from, int length) throws IOException {
        for (int added = 0; added < length; ) {
            int copied = Math.min(length - added, PAGE_BYTES - lastBytes);
            System.arraycopy(bytes, from + added, last, lastBytes, copied);
            advance(copied);
            added += copied;
        }
    }

    /** Reads what was added, once nothing more is. */
    Cursor cursor() {
        return new Cursor();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void advance(int added) throws IOException {
        lastBytes += added;
        if (lastBytes == PAGE_BYTES) {
            finishPage();
            lastBytes = 0;
            pages++;
        }
    }

    private void finishPage() throws IOException {
        if (heapPages.size() < heapPagesMax) {
            heapPages.add(last);
            last = new byte[PAGE_BYTES];
            return;
        }
        if (file == null) {
            file = unlinkedFile();
        }
        ByteBuffer page = ByteBuffer.wrap(last);
        while (page.hasRemaining()) {
            int _ = file.write(page);
        }
    }

    /** Only this process can reach it, and it is gone with the process, however that ends. */
    private static FileChannel unlinkedFile() throws IOException {
        Path path = Files.createTempFile("muster-strings-", ".tmp");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        return channel;
    }

    /** A place in the bytes, and the last pages that were read from the file. One thread at a time. */
    final class Cursor {
        private static final int PAGES_KEPT = 256;

        private final byte[] @Nullable [] kept = new byte[PAGES_KEPT][];
        private final long[] keptPages = new long[PAGES_KEPT];
        private byte[] page = {};
        private long number = -1;
        private int at;

        private Cursor() {}

        /** @param place less than the size */
        void moveTo(long place) throws IOException {
            if (place / PAGE_BYTES != number) {
                turnTo(place / PAGE_BYTES);
            }
            at = (int) (place % PAGE_BYTES);
        }

        byte read() throws IOException {
            if (at == page.length) {
                turnTo(number + 1);
            }
            return page[at++];
        }

        void skip(int length) throws IOException {
            at += length;
            if (at > PAGE_BYTES) {
                moveTo(number * PAGE_BYTES + at);
            }
        }

        String read(int length, Charset charset) throws IOException {
            if (length <= PAGE_BYTES - at) {
                at += length;
                return new String(page, at - length, length, charset);
            }
            byte[] whole = new byte[length];
            for (int read = 0; read < length; ) {
                if (at == PAGE_BYTES) {
                    turnTo(number + 1);
                }
                int copied = Math.min(length - read, PAGE_BYTES - at);
                System.arraycopy(page, at, whole, read, copied);
                at += copied;
                read += copied;
            }
            return new String(whole, charset);
        }

        private void turnTo(long other) throws IOException {
            page = other < heapPages.size()
                    ? heapPages.get((int) other)
                    : other == pages || file == null ? last : filePage(file, other);
            number = other;
            at = 0;
        }

        private byte[] filePage(FileChannel from, long other) throws IOException {
            int slot = (int) (other % PAGES_KEPT);
            byte[] bytes = kept[slot];
            if (bytes == null || keptPages[slot] != other) {
                bytes = new byte[PAGE_BYTES];
                readFully(from, ByteBuffer.wrap(bytes), (other - heapPages.size()) * PAGE_BYTES);
                kept[slot] = bytes;
                keptPages[slot] = other;
            }
            return bytes;
        }

        private static void readFully(FileChannel from, ByteBuffer into, long offset) throws IOException {
            while (into.hasRemaining()) {
                if (from.read(into, offset + into.position()) < 0) {
                    throw new IOException("The temporary file of shared strings was cut short");
                }
            }
        }
    }
}
