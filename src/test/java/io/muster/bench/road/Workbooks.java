package io.muster.bench.road;

import io.muster.bench.Fork;
import io.muster.bench.Setting;
import io.muster.sample.LoanBook;
import io.muster.sample.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes workbooks by {@code ./muster sample}, each a new one with references of its own, large ones in a JVM of their own. */
public final class Workbooks {
    /** The writer keeps all shared strings until the end. */
    private static final List<String> WRITER = List.of("-Xmx2g", "-XX:+UseSerialGC");

    /** What costs less to write in this JVM than the start of another one does. */
    private static final int ROWS_HERE_MAX = 5_000;

    private final Path folder;
    private final Path log;
    private int count;

    /** Writes into a folder of the setting's own; what was written by the last run is gone. */
    public Workbooks(Setting setting, String folder) {
        this.folder = setting.freshFolder(folder);
        this.log = this.folder.resolve("writer.log");
    }

    /**
     * Writes a collections workbook with shared strings on the loans of a book.
     *
     * @param more options of {@code ./muster sample}, such as {@code --order sorted}
     * @return the file; whoever has sent it deletes it
     */
    public Path write(LoanBook book, int rows, List<String> more) {
        Path file = folder.resolve("workbook-" + ++count + ".xlsx");
        List<String> words = new ArrayList<>(List.of("--tenant", book.tenant(), "--rows", Integer.toString(rows)));
        words.addAll(List.of("--accounts", Integer.toString(book.accounts())));
        words.addAll(List.of("--tenure", Integer.toString(book.tenureMonths())));
        words.addAll(List.of("--out", file.toString()));
        if (!more.contains("--bad")) {
            words.addAll(List.of("--bad", "0%"));
        }
        words.addAll(more);
        boolean written = rows <= ROWS_HERE_MAX
                ? Sample.run(words, new PrintStream(OutputStream.nullOutputStream()), System.err) == 0
                : Fork.run(Sample.class, log, WRITER, words.toArray(String[]::new))
                        .succeeded();
        if (!written) {
            throw new IllegalStateException("cannot write " + file + "; see " + log);
        }
        return file;
    }

    /** Deletes a workbook that was sent. */
    static void delete(Path file) throws IOException {
        Files.delete(file);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".expected.json"));
    }
}
