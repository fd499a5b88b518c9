package io.muster.upload;

import io.muster.tenant.WorkbookKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A workbook on its way into the spool: hashed and counted as it comes, invisible until it is whole and on disk.
 *
 * <p>Closing without {@link #finish} leaves nothing behind. One thread at a time; all methods block.
 */
public final class Spooling implements AutoCloseable {
    private final Path part;
    private final Path home;
    private final FileChannel channel;
    private final long sizeBytesMax;
    private final MessageDigest digest;
    private long sizeBytes;

    private Spooling(Path part, Path home, FileChannel channel, long sizeBytesMax) {
        this.part = part;
        this.home = home;
        this.channel = channel;
        this.sizeBytesMax = sizeBytesMax;
        this.digest = sha256();
    }

    /** The lock tells a sweeping process that this one lives. */
    static Spooling begin(Path incoming, Path home, long sizeBytesMax) throws IOException {
        Path part = incoming.resolve(UUID.randomUUID() + ".part");
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new Spooling(part, home, channel, sizeBytesMax);
        } catch (IOException | RuntimeException unlockable) {
            channel.close();
            Files.deleteIfExists(part);
            throw unlockable;
        }
    }

    /**
     * Takes the next bytes, all that remain in the buffer.
     *
     * @throws TooLarge when they pass the limit
     */
    public void write(ByteBuffer bytes) throws IOException {
        sizeBytes += bytes.remaining();
        if (sizeBytes > sizeBytesMax) {
            throw new TooLarge(sizeBytesMax);
        }
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Bytes taken so far. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /**
     * Makes the workbook durable and visible in one step. Content that lies there already is left as it is.
     *
     * @throws IOException when the disk refuses; nothing is visible then
     */
    public Spooled finish(WorkbookKind kind) throws IOException {
        ContentHash content = ContentHash.of(digest.digest());
        Path target = home.resolve(Spool.fileName(kind, content));
        if (Files.notExists(target) || Files.size(target) != sizeBytes) {
            channel.force(true);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(home);
        }
        return new Spooled(content, sizeBytes, target);
    }

    /** Lets go; removes what was not finished. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(part);
        }
    }

    /** Without this a power cut may forget the new name. */
    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
