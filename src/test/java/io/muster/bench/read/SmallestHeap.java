package io.muster.bench.read;

import io.muster.bench.Setting;
import java.nio.file.Path;
import java.util.List;

/** Searches for the smallest heap in which a reader still finishes. */
final class SmallestHeap {
    private static final List<Integer> MEBIBYTES =
            List.of(12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1_024, 1_536);

    private static final List<Integer> MEBIBYTES_TINY = List.of(256);

    private SmallestHeap() {}

    /** The heap in MiB, as a sentence; a reader that does nothing but collect counts as one that does not finish. */
    static String of(Reader reader, Path workbook, Setting setting) {
        List<Integer> heaps = setting.size() == Setting.Size.TINY ? MEBIBYTES_TINY : MEBIBYTES;
        int low = 0;
        int high = heaps.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (finishes(reader, workbook, setting, heaps.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == heaps.size() ? "> " + heaps.getLast() : String.valueOf(heaps.get(low));
    }

    /** The parallel collector gives up where 98% of the time goes into collecting; the serial one goes on for ever. */
    static boolean finishes(Reader reader, Path workbook, Setting setting, int mebibytes) {
        List<String> options = List.of("-Xmx" + mebibytes + "m", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=1");
        return Reading.run(reader, workbook, setting, options, 0, 1).succeeded();
    }
}
