package io.muster.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The kept inputs of a target: some to start from, and each that ever broke something. */
final class Corpus {
    /** Where the corpora of all targets are kept, in the sources, so that a search can add to them. */
    static final Path ROOT = Path.of("src/test/resources/fuzz");

    /** Together they stay small. */
    static final long BYTES_MAX = 200_000;

    private Corpus() {}

    static Path folder(Target target) {
        return ROOT.resolve(target.slug());
    }

    /** In the order of their names. */
    static List<Path> files(Target target) {
        try (Stream<Path> files = Files.list(folder(target))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
