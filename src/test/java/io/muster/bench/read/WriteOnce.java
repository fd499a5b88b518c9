package io.muster.bench.read;

import io.muster.bench.read.BenchWorkbook.Strings;
import java.io.IOException;
import java.nio.file.Path;

/** A process that writes one workbook: the writer keeps all shared strings until the end, a gigabyte for a full sheet. */
public final class WriteOnce {
    private WriteOnce() {}

    /** @param arguments rows, columns, where the texts are kept, and the file */
    public static void main(String[] arguments) throws IOException {
        new BenchWorkbook(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Strings.valueOf(arguments[2]))
                .write(Path.of(arguments[3]));
    }
}
