package io.muster.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are appended, then read anywhere: pages on the heap up to a bound, the pages behind it in a temporary file
 * that has no name any more, of which the last used pages are kept. One thread at a time.
 */
final class SpillingBytes implements AutoCloseable {
    private static final int PAGE_BYTES = 1 << 13;
    private static final int PAGES_KEPT = 256;

    private final int heapPagesMax;
    private final List<byte[]> heapPages = new ArrayList<>();
    private final byte[][] kept = new byte[PAGES_KEPT][];
    private final long[] keptPages = new long[PAGES_KEPT];
    private byte[] last = new byte[PAGE_BYTES];
    private long size;
    private @Nullable FileChannel file;

    SpillingBytes(int heapBytesMax) {
        heapPagesMax = heapBytesMax / PAGE_BYTES;
    }

    long size() {
        return size;
    }

    void addInt(int number) throws IOException {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            addByte((byte) (number >>> shift));
        }
    }

    void add(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            int at = (int) (size % PAGE_BYTES);
            int copied = Math.min(bytes.length - from, PAGE_BYTES - at);
            System.arraycopy(bytes, from, last, at, copied);
            advance(copied);
            from += copied;
        }
    }

    int readInt(long from) throws IOException {
        int number = 0;
        for (int at = 0; at < Integer.BYTES; at++) {
            number |= (page((from + at) / PAGE_BYTES)[(int) ((from + at) % PAGE_BYTES)] & 0xff) << at * Byte.SIZE;
        }
        return number;
    }

    byte[] read(long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int read = 0; read < length; ) {
            int at = (int) ((from + read) % PAGE_BYTES);
            int copied = Math.min(length - read, PAGE_BYTES - at);
            System.arraycopy(page((from + read) / PAGE_BYTES), at, bytes, read, copied);
            read += copied;
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void addByte(byte one) throws IOException {
        last[(int) (size % PAGE_BYTES)] = one;
        advance(1);
    }

    private void advance(int added) throws IOException {
        size += added;
        if (size % PAGE_BYTES == 0) {
            finishPage();
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

    private byte[] page(long page) throws IOException {
        if (page < heapPages.size()) {
            return heapPages.get((int) page);
        }
        return page == size / PAGE_BYTES || file == null ? last : filePage(file, page);
    }

    private byte[] filePage(FileChannel from, long page) throws IOException {
        int slot = (int) (page % PAGES_KEPT);
        byte[] bytes = kept[slot];
        if (bytes == null || keptPages[slot] != page) {
            bytes = new byte[PAGE_BYTES];
            readFully(from, ByteBuffer.wrap(bytes), (page - heapPages.size()) * PAGE_BYTES);
            kept[slot] = bytes;
            keptPages[slot] = page;
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

    /** Only this process can reach it, and it is gone with the process, however that ends. */
    private static FileChannel unlinkedFile() throws IOException {
        Path path = Files.createTempFile("muster-strings-", ".tmp");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        return channel;
    }
}
