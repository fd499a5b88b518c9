package io.muster.torture.workbook;

import java.io.IOException;
import java.nio.file.Path;

/** Further workbooks made from a sample of collections; blocks, any thread. */
public final class Workbooks {
    private Workbooks() {}

    /** The same data rows in an order that the seed chooses, numbered anew below the same header. */
    public static void shuffledCopy(Path from, Path to, long seed) throws IOException {
        throw new IOException("not yet: " + from + to + seed);
    }

    /** Whole as an archive, with a sheet whose markup breaks at the row in the middle of its data. */
    public static void brokenHalfWay(Path from, Path to) throws IOException {
        throw new IOException("not yet: " + from + to);
    }

    /**
     * Every second data row of one workbook and every row of another, mixed by the seed; both over the same loans.
     *
     * <p>Some cash of the first is repeated without its reference, so that it looks like money of another file.
     */
    public static void overlapping(Path first, Path second, Path to, long seed) throws IOException {
        throw new IOException("not yet: " + first + second + to + seed);
    }
}
