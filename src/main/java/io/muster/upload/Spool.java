package io.muster.upload;

import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The directory where uploaded workbooks lie, one folder for each tenant, each file named by its content and kind.
 *
 * <p>It never looks into a file. All methods block.
 */
@ApplicationScoped
public class Spool {
    private static final String INCOMING = ".incoming";

    private final Path root;
    /** What this process takes in: opening such a file a second time would let go of its lock. */
    private final Set<Path> incoming = ConcurrentHashMap.newKeySet();

    private final long sizeBytesMax;

    @Inject
    Spool(SpoolConfig config, UploadConfig limits) {
        this(config.dir(), limits.sizeMax().asLongValue());
    }

    /** A spool of this directory, outside of the container. */
    public Spool(Path root, long sizeBytesMax) {
        this.root = root.toAbsolutePath().normalize();
        this.sizeBytesMax = sizeBytesMax;
    }

    /**
     * Begins to take a workbook in; the caller writes, finishes and closes.
     *
     * @throws SpoolUnwritable when the disk takes no more
     */
    public Spooling begin(TenantId tenant) throws SpoolUnwritable {
        Path home = home(tenant);
        try {
            return Spooling.begin(Files.createDirectories(home.resolve(INCOMING)), home, incoming, sizeBytesMax);
        } catch (IOException disk) {
            throw new SpoolUnwritable(disk);
        }
    }

    /**
     * Where an upload's workbook lies, once every byte of it has been looked at: about a second for a gigabyte.
     *
     * @throws SpooledFileLost when it is gone, or no longer what was sent; the same bytes sent again put it back
     * @throws UncheckedIOException when the spool itself cannot be read, as when it is not mounted
     */
    public Path open(TenantId tenant, Upload upload) {
        Path file = path(tenant, upload.kind(), upload.content());
        if (!Files.isDirectory(home(tenant))) {
            throw new UncheckedIOException(new NoSuchFileException("the spool has no folder of tenant " + tenant));
        }
        try {
            if (!Spooling.holds(file, upload.content())) {
                throw new SpooledFileLost(upload.id());
            }
            return file;
        } catch (NoSuchFileException gone) {
            throw new SpooledFileLost(upload.id());
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    /** Where the workbook of this content lies once it is spooled. */
    public Path path(TenantId tenant, WorkbookKind kind, ContentHash content) {
        return home(tenant).resolve(fileName(kind, content));
    }

    static String fileName(WorkbookKind kind, ContentHash content) {
        return content.hex() + "." + kind.slug() + ".xlsx";
    }

    /**
     * Removes what a process that died was taking in; what a living one takes in is locked, and stays.
     *
     * @throws IOException when the spool cannot be read or written
     */
    void sweep() throws IOException {
        for (Path home : entries(root)) {
            for (Path part : entries(home.resolve(INCOMING))) {
                if (!incoming.contains(part)) {
                    deleteUnlessLocked(part);
                }
            }
        }
    }

    /** A tenant's workbooks that nobody has sent, and sent again, since then. */
    List<Resting> restingSince(TenantId tenant, Instant then) throws IOException {
        List<Resting> resting = new ArrayList<>();
        for (Path file : entries(home(tenant))) {
            Resting.of(file).filter(workbook -> workbook.isOlderThan(then)).ifPresent(resting::add);
        }
        return resting;
    }

    private static List<Path> entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static void deleteUnlessLocked(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(part);
            }
        } catch (OverlappingFileLockException | NoSuchFileException takenInOrFinishedMeanwhile) {
            return;
        }
    }

    /** A tenant id has no dots and no slashes, so this cannot leave the root; it is checked all the same. */
    private Path home(TenantId tenant) {
        Path home = root.resolve(tenant.value()).normalize();
        if (!root.equals(home.getParent())) {
            throw new IllegalArgumentException("a tenant's folder lies in the spool");
        }
        return home;
    }
}
