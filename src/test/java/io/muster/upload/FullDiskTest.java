package io.muster.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more in the middle of a workbook, in a process that the system gives only so much. */
class FullDiskTest {
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    Path root;

    @Test
    void nothingIsKeptOfAWorkbookThatFindsNoRoomAndTheNextOneIsTaken() throws Exception {
        int refused = OtherProcess.takeWithin(MEGABYTE, root, 3 * MEGABYTE, MEGABYTE / 2, 2 * MEGABYTE);

        assertThat(refused).isEqualTo(2);
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(Files.size(file)).isEqualTo(MEGABYTE / 2));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
