package io.muster.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file that holds an input while it is read, gone with the process. */
final class ScratchFile {
    private final Path path;

    ScratchFile() {
        try {
            path = Files.createTempFile("muster-fuzz-", ".xlsx");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        path.toFile().deleteOnExit();
    }

    Path holding(byte[] content) throws IOException {
        return Files.write(path, content);
    }
}
