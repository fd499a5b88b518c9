package io.muster.upload;

import io.muster.tenant.WorkbookKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A workbook on its way into the spool: hashed and counted as it comes, invisible until it is whole and on disk.
 *
 * <p>Closing without {@link #finish} leaves nothing behind. One thread at a time; all methods block.
 */
public final class Spooling implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path part;
    private final Path home;
    private final FileChannel channel;
    private final Set<Path> living;
    private final long sizeBytesMax;
    private final MessageDigest digest;
    private long sizeBytes;

    private Spooling(Path part, Path home, FileChannel channel, Set<Path> living, long sizeBytesMax) {
        this.part = part;
        this.home = home;
        this.channel = channel;
        this.living = living;
        this.sizeBytesMax = sizeBytesMax;
        this.digest = sha256();
    }

    /**
     * The lock tells another process that sweeps that this one lives.
     *
     * @param living tells this process the same; it has the part's name until the closing
     */
    static Spooling begin(Path incoming, Path home, Set<Path> living, long sizeBytesMax) throws IOException {
        Path part = incoming.resolve(UUID.randomUUID() + ".part");
        living.add(part);
        try {
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return lock(new Spooling(part, home, channel, living, sizeBytesMax));
        } catch (IOException | RuntimeException refused) {
            living.remove(part);
            throw refused;
        }
    }

    private static Spooling lock(Spooling spooling) throws IOException {
        try {
            spooling.channel.lock();
            return spooling;
        } catch (IOException | RuntimeException unlockable) {
            spooling.close();
            throw unlockable;
        }
    }

    /**
     * Takes the next bytes, all that remain in the buffer.
     *
     * @throws TooLarge when they pass the limit
     * @throws SpoolUnwritable when the disk takes no more
     */
    public void write(ByteBuffer bytes) throws TooLarge, SpoolUnwritable {
        sizeBytes += bytes.remaining();
        if (sizeBytes > sizeBytesMax) {
            throw new TooLarge(sizeBytesMax);
        }
        digest.update(bytes.duplicate());
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException disk) {
            throw new SpoolUnwritable(disk);
        }
    }

    /** Bytes taken so far. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Where the bytes taken so far lie, for whoever only reads them and before {@link #finish}. */
    public Path written() {
        return part;
    }

    /**
     * Makes the workbook durable and visible in one step. Content that lies there whole is left as it is, and counts as
     * sent just now; what a crash or the disk has damaged is replaced.
     *
     * @throws SpoolUnwritable when the disk takes no more; nothing new is visible then
     */
    public Spooled finish(WorkbookKind kind) throws SpoolUnwritable {
        ContentHash content = ContentHash.of(digest.digest());
        Path target = home.resolve(Spool.fileName(kind, content));
        try {
            if (isWhole(target, content)) {
                Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
            } else {
                channel.force(true);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            // Also when another put it there: it may not have come so far
            forceDirectory(home);
        } catch (IOException disk) {
            throw new SpoolUnwritable(disk);
        }
        return new Spooled(content, sizeBytes, target);
    }

    private boolean isWhole(Path target, ContentHash content) throws IOException {
        return Files.exists(target) && Files.size(target) == sizeBytes && holds(target, content);
    }

    /** Whether the file has this content, after reading all of it. */
    static boolean holds(Path file, ContentHash content) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
        }
        return ContentHash.of(digest.digest()).equals(content);
    }

    /** Lets go; removes what was not finished. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(part);
        } finally {
            living.remove(part);
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
