package io.muster.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The folder that outlives an {@code up}: data, logs, secrets, spool and samples; used by one {@code up} at a time. */
record UpState(Path folder, FileLock lock) {

    /** Takes the folder for this process; it is given back when the process ends, however it ends. */
    static UpState take(Path home) {
        var folder = home.resolve("up");
        try {
            Files.createDirectories(folder);
            // Beside the folder, so that --fresh does not delete the lock under its own feet
            var channel =
                    FileChannel.open(home.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StartFailure("Another ./muster up uses " + folder
                        + ". Stop it first, or set MUSTER_HOME to another folder and choose other ports");
            }
            return new UpState(folder, lock);
        } catch (IOException e) {
            throw new StartFailure("Cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Forgets all that earlier runs left. */
    void wipe() {
        try {
            Parts.delete(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFailure("Cannot empty " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Keeps the application's settings for {@code ./muster doctor}, in a file that only its owner reads. */
    void keep(Map<String, String> settings) {
        var lines = new Properties();
        lines.putAll(settings);
        try {
            var draft = Files.createTempFile(folder, "settings", "");
            try (var file = Files.newOutputStream(draft)) {
                lines.store(file, null);
            }
            Files.move(draft, folder.resolve("muster.properties"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    Path samples() {
        return folder.resolve("samples");
    }

    /** The sample lenders' secrets, which their gateways name. */
    Path secrets() {
        return folder.resolve("secrets");
    }

    Path log(String part) {
        return folder.resolve(part + ".log");
    }
}
