package io.muster.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks binaries once into a folder that all runs share; a part is there whole or not at all. */
final class Parts {

    /** Fills an empty folder with a part. */
    @FunctionalInterface
    interface Filling {
        void into(Path folder) throws IOException;
    }

    private static final String DRAFT = ".draft-";

    private Parts() {}

    /** Answers the folder of the part {@code name}, filling it first when no run has done so yet. */
    static Path get(Path parts, String name, Filling filling) {
        var folder = parts.toAbsolutePath();
        var part = folder.resolve(name);
        if (Files.isDirectory(part)) {
            return part;
        }
        // Filling may take half a minute of a core: one does it and the others wait. Threads of this JVM meet at a
        // monitor that
        // Quarkus's class loaders have in common, other processes at a file
        synchronized (("muster part " + name).intern()) {
            try {
                Files.createDirectories(folder);
                try (var file = FileChannel.open(folder.resolve(name + ".lock"), CREATE, WRITE);
                        var _ = file.lock()) {
                    fill(folder, name, filling);
                }
                return part;
            } catch (IOException e) {
                throw new StartFailure("Cannot unpack " + name + " into " + parts + ": " + e.getMessage(), e);
            }
        }
    }

    private static void fill(Path folder, String name, Filling filling) throws IOException {
        var part = folder.resolve(name);
        if (Files.isDirectory(part)) {
            return;
        }
        deleteOldDrafts(folder, name);
        var draft = Files.createTempDirectory(folder, name + DRAFT);
        try {
            filling.into(draft);
            Files.move(draft, part, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(draft);
        }
    }

    /** Removes what interrupted runs left; nobody else is at work, since the lock is ours. */
    private static void deleteOldDrafts(Path parts, String name) throws IOException {
        try (var drafts = Files.newDirectoryStream(parts, name + DRAFT + "*")) {
            for (var draft : drafts) {
                delete(draft);
            }
        }
    }

    static void untar(InputStream txz, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(txz)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, inside(folder, entry.getName()));
            }
        }
    }

    private static void write(ArchiveInputStream<?> content, TarArchiveEntry entry, Path target) throws IOException {
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            if ((entry.getMode() & 0100) != 0) {
                makeExecutable(target);
            }
        }
    }

    static Path inside(Path folder, String entry) throws IOException {
        var target = folder.resolve(entry).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside of the archive: " + entry);
        }
        return target;
    }

    static void makeExecutable(Path file) throws IOException {
        var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }

    /** Deletes a folder and all below it; one that is not there is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
