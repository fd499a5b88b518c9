package io.muster.upload;

import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory where uploaded workbooks lie, one folder for each tenant, each file named by its content and kind.
 *
 * <p>It never looks into a file. All methods block.
 */
@ApplicationScoped
public class Spool {
    private static final String INCOMING = ".incoming";

    private final Path root;
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
     * @throws IOException when the disk refuses
     */
    public Spooling begin(TenantId tenant) throws IOException {
        Path home = home(tenant);
        return Spooling.begin(Files.createDirectories(home.resolve(INCOMING)), home, sizeBytesMax);
    }

    /** Where the workbook of this content lies once it is spooled. */
    public Path path(TenantId tenant, WorkbookKind kind, ContentHash content) {
        return home(tenant).resolve(fileName(kind, content));
    }

    /** Where an upload's workbook lies. */
    public Path path(TenantId tenant, Upload upload) {
        return path(tenant, upload.kind(), upload.content());
    }

    static String fileName(WorkbookKind kind, ContentHash content) {
        return content.hex() + "." + kind.slug() + ".xlsx";
    }

    void sweep(@Observes StartupEvent started) {
        sweep();
    }

    /** Removes what a process that died was taking in; what a living one takes in is locked, and stays. */
    void sweep() {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(root)) {
            for (Path home : homes) {
                sweepIncoming(home.resolve(INCOMING));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the spool " + root + " cannot be swept", unreadable);
        }
    }

    private static void sweepIncoming(Path incoming) throws IOException {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(incoming)) {
            for (Path part : parts) {
                deleteUnlessLocked(part);
            }
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
