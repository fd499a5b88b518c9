package io.muster.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the directory at the end of a zip archive, the 64-bit form too, within limits. */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int COMMENT_BYTES_MAX = 0xffff;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int EXTRA_64 = 1;
    private static final int FLAG_ENCRYPTED = 1;
    private static final long UNKNOWN_32 = 0xffffffffL;

    /** The directory is held in memory while it is read: names of honest parts are short. */
    private static final int DIRECTORY_BYTES_MAX = 4 << 20;

    private final FileChannel channel;
    private final WorkbookLimits limits;

    ZipDirectory(FileChannel channel, WorkbookLimits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    /** The parts by {@link #key}. */
    Map<String, ZipPart> read() throws IOException {
        End end = end();
        if (end.entries > limits.zipEntriesMax() || end.bytes > DIRECTORY_BYTES_MAX) {
            throw Refusal.TOO_MANY_PARTS.refused(limits.zipEntriesMax());
        }
        if (end.bytes < 0) {
            throw damaged();
        }
        ByteBuffer directory = ZipParts.read(channel, end.offset, (int) end.bytes);
        Map<String, ZipPart> parts = new HashMap<>();
        for (long entry = 0; entry < end.entries; entry++) {
            add(parts, entry(directory));
        }
        return Map.copyOf(parts);
    }

    /** Part names are compared without case; some writers use the wrong slash. */
    static String key(String name) {
        String forward = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return forward.startsWith("/") ? forward.substring(1) : forward;
    }

    private static void add(Map<String, ZipPart> parts, ZipPart part) {
        String key = key(part.name());
        if (!key.endsWith("/") && parts.put(key, part) != null) {
            throw Refusal.DUPLICATE_PART.refused(part.name());
        }
    }

    private record End(long entries, long bytes, long offset) {}

    private End end() throws IOException {
        int tailBytes = (int) Math.min(channel.size(), END_BYTES + COMMENT_BYTES_MAX);
        ByteBuffer tail = ZipParts.read(channel, channel.size() - tailBytes, tailBytes);
        for (int at = tailBytes - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_BYTES + u16(tail, at + 20) == tailBytes) {
                End end = new End(u16(tail, at + 10), u32(tail, at + 12), u32(tail, at + 16));
                return is64(end) ? end64(channel.size() - tailBytes + at) : end;
            }
        }
        throw Refusal.DAMAGED.refused("its end is missing, as after a broken download");
    }

    private static boolean is64(End end) {
        return end.entries == 0xffff || end.bytes == UNKNOWN_32 || end.offset == UNKNOWN_32;
    }

    private End end64(long endOffset) throws IOException {
        ByteBuffer locator = ZipParts.read(channel, endOffset - LOCATOR_64_BYTES, LOCATOR_64_BYTES);
        if (locator.getInt(0) != LOCATOR_64) {
            throw damaged();
        }
        ByteBuffer end = ZipParts.read(channel, locator.getLong(8), END_64_BYTES);
        if (end.getInt(0) != END_64 || end.getLong(32) < 0) {
            throw damaged();
        }
        return new End(end.getLong(32), end.getLong(40), end.getLong(48));
    }

    private ZipPart entry(ByteBuffer directory) {
        int at = directory.position();
        if (directory.remaining() < ENTRY_BYTES || directory.getInt(at) != ENTRY) {
            throw damaged();
        }
        int nameBytes = u16(directory, at + 28);
        int extraBytes = u16(directory, at + 30);
        int next = at + ENTRY_BYTES + nameBytes + extraBytes + u16(directory, at + 32);
        if (next > directory.limit()) {
            throw damaged();
        }
        if ((u16(directory, at + 8) & FLAG_ENCRYPTED) != 0) {
            throw Refusal.ENCRYPTED.refused();
        }
        directory.position(next);
        String name = new String(directory.array(), at + ENTRY_BYTES, nameBytes, StandardCharsets.UTF_8);
        Extra64 extra = new Extra64(directory, at + ENTRY_BYTES + nameBytes, extraBytes);
        long bytes = extra.or(u32(directory, at + 24));
        long storedBytes = extra.or(u32(directory, at + 20));
        long offset = extra.or(u32(directory, at + 42));
        return new ZipPart(name, offset, storedBytes, bytes, u32(directory, at + 16), u16(directory, at + 10));
    }

    /** The field that holds, in this order, each of the numbers that do not fit into 32 bits. */
    private static final class Extra64 {
        private final ByteBuffer directory;
        private int at;
        private int end;

        Extra64(ByteBuffer directory, int from, int length) {
            this.directory = directory;
            for (int field = from; field + 4 <= from + length; field += 4 + u16(directory, field + 2)) {
                if (u16(directory, field) == EXTRA_64) {
                    at = field + 4;
                    end = Math.min(from + length, at + u16(directory, field + 2));
                    return;
                }
            }
        }

        long or(long number) {
            if (number != UNKNOWN_32) {
                return number;
            }
            if (at + Long.BYTES > end) {
                throw damaged();
            }
            long wide = directory.getLong(at);
            at += Long.BYTES;
            if (wide < 0) {
                throw damaged();
            }
            return wide;
        }
    }

    private static Refused damaged() {
        return Refusal.DAMAGED.refused("its directory makes no sense");
    }

    private static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static long u32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
