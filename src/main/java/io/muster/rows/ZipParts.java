package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook's zip archive, opened for reading only.
 *
 * <p>Own code rather than {@code java.util.zip.ZipFile}: that one never checks a part's checksum, takes a name twice,
 * and loads a directory of any size. Only the directory at the archive's end is believed, as Excel does.
 */
final class ZipParts implements AutoCloseable {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_BYTES = 30;

    private final FileChannel channel;
    private final Map<String, ZipPart> parts;

    private ZipParts(FileChannel channel, Map<String, ZipPart> parts) {
        this.channel = channel;
        this.parts = parts;
    }

    /**
     * Reads the archive's directory.
     *
     * @throws Refused if it is damaged, too long, encrypted, or names a part twice
     */
    static ZipParts open(Path file, WorkbookLimits limits) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ZipParts(channel, new ZipDirectory(channel, limits).read());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The part of that name, without regard to case; null if there is none. */
    @Nullable
    ZipPart find(String name) {
        return parts.get(ZipDirectory.key(name));
    }

    /** The parts whose name, in lower case, is such. */
    List<ZipPart> matching(Predicate<String> name) {
        return parts.entrySet().stream()
                .filter(part -> name.test(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * The part's inflated bytes; the stream's end checks length and checksum.
     *
     * @throws Refused if the part's own header is damaged
     */
    InputStream stream(ZipPart part) throws IOException {
        ByteBuffer header = read(channel, part.headerOffset(), LOCAL_HEADER_BYTES);
        if (header.getInt(0) != LOCAL_HEADER) {
            throw Refusal.DAMAGED.refused("a part is not where the directory says");
        }
        long nameBytes = Short.toUnsignedLong(header.getShort(26));
        long extraBytes = Short.toUnsignedLong(header.getShort(28));
        return new PartStream(channel, part, part.headerOffset() + LOCAL_HEADER_BYTES + nameBytes + extraBytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Exactly so many bytes from there, little-endian as all of zip is. */
    static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        if (offset < 0 || offset > channel.size() - length) {
            throw Refusal.DAMAGED.refused("it breaks off");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw Refusal.DAMAGED.refused("it breaks off");
            }
        }
        return bytes.flip();
    }
}
