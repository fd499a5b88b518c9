package io.muster.bench.read;

import io.muster.bench.Fork;
import io.muster.bench.Setting;
import java.nio.file.Path;
import java.util.List;

/**
 * Searches for the smallest heap in which a reader still finishes.
 *
 * <p>Just above the heap in which it fails, a reader may do little but collect: what takes more than {@link #CPU_TIMES_MAX}
 * times its CPU counts as not finished, so that the search ends, and since nobody would run it like that.
 */
final class SmallestHeap {
    static final int CPU_TIMES_MAX = 2;

    private static final List<Integer> MEBIBYTES = List.of(12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768);
    private static final List<Integer> MEBIBYTES_QUICK = List.of(64);
    private static final List<Integer> MEBIBYTES_TINY = List.of(256);

    private SmallestHeap() {}

    /**
     * The heap in MiB, in words.
     *
     * @param cold CPU seconds that it takes to read the workbook once in a large heap
     */
    static String of(Reader reader, Path workbook, Setting setting, double cold) {
        List<Integer> heaps = switch (setting.size()) {
            case FULL -> MEBIBYTES;
            case QUICK -> MEBIBYTES_QUICK;
            case TINY -> MEBIBYTES_TINY;
        };
        int low = 0;
        int high = heaps.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (in(heaps.get(middle), reader, workbook, setting, cold).succeeded()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == heaps.size() ? "> " + heaps.getLast() : String.valueOf(heaps.get(low));
    }

    /** The heaps in MiB that come into question, ascending. */
    static List<Integer> tried(Setting setting) {
        return switch (setting.size()) {
            case FULL -> MEBIBYTES;
            case QUICK -> MEBIBYTES_QUICK;
            case TINY -> MEBIBYTES_TINY;
        };
    }

    /** Reads once in such a heap. */
    static Fork.Ended in(int mebibytes, Reader reader, Path workbook, Setting setting, double cold) {
        return Reading.once(reader, workbook, setting, mebibytes, CPU_TIMES_MAX * cold + 1);
    }
}
