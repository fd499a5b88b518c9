package io.muster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How a part is to measure.
 *
 * @param size how much is measured
 * @param rounds how often each figure is taken; tables show the median
 * @param heap the application's and the readers' {@code -Xmx}, as Java writes it
 * @param folder this run's own folder: books, workbooks and logs go there, and nowhere else
 * @param progress told what is being done, a line at a time
 */
public record Setting(Size size, int rounds, String heap, Path folder, Consumer<String> progress) {

    /** How much is measured: all of it, a look in minutes, or so little that a test can prove that it works. */
    public enum Size {
        FULL,
        QUICK,
        TINY;

        /** The figure for this size. */
        public int choose(int full, int quick, int tiny) {
            return switch (this) {
                case FULL -> full;
                case QUICK -> quick;
                case TINY -> tiny;
            };
        }
    }

    /** Says what is being done. */
    public void say(String line) {
        progress.accept(line);
    }

    /** A folder of that name in this run's folder, empty. */
    public Path freshFolder(String name) {
        Path fresh = folder.resolve(name);
        try {
            delete(fresh);
            return Files.createDirectories(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException("the benchmark cannot use " + fresh, e);
        }
    }

    /** Removes a folder with everything in it; one that is not there is fine. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
