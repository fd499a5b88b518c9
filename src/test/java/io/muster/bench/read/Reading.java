package io.muster.bench.read;

import io.muster.bench.Fork;
import io.muster.bench.Setting;
import io.muster.bench.Spread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What reading a workbook cost.
 *
 * @param cold CPU seconds of a JVM that reads it once and has done nothing before
 * @param cpu seconds of all threads of the process, once it is warm
 * @param wall seconds
 * @param rows that the reader gave, or accepted
 * @param sum over all cells; 0 for a reader that gives none
 */
record Reading(double cold, Spread cpu, Spread wall, double rows, double sum) {
    private static final double UNLIMITED = 0;

    /**
     * Measures a reader in a JVM of its own, warmed up.
     *
     * @throws IllegalStateException when it does not finish
     */
    static Reading of(Reader reader, Path workbook, Setting setting, String heap) {
        int rounds = setting.rounds();
        // A pass over half a million rows warms the compiler up; shorter ones need another
        int warmUps = setting.size().choose(1, 2, 0);
        Fork.Ended ended = run(reader, workbook, setting, heap, warmUps, rounds, UNLIMITED);
        return new Reading(
                ended.figure("cold"),
                spread(ended, "cpu", rounds),
                spread(ended, "wall", rounds),
                ended.figure("rows"),
                ended.figure("sum"));
    }

    /** Reads once in a JVM of its own, which fails when its heap is too small for that or it takes too much CPU. */
    static Fork.Ended once(Reader reader, Path workbook, Setting setting, int mebibytes, double cpuSecondsMax) {
        return run(reader, workbook, setting, mebibytes + "m", 0, 1, cpuSecondsMax);
    }

    private static Fork.Ended run(
            Reader reader, Path workbook, Setting setting, String heap, int warmUps, int rounds, double cpuSecondsMax) {
        List<String> options = new ArrayList<>(Fork.heap(heap));
        options.addAll(reader.options());
        if (setting.size() == Setting.Size.TINY) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        Path log = setting.folder().resolve("read-" + reader.name().toLowerCase(Locale.ROOT) + ".log");
        return Fork.run(
                ReadOnce.class,
                log,
                options,
                reader.name(),
                workbook.toString(),
                String.valueOf(warmUps),
                String.valueOf(rounds),
                String.valueOf(cpuSecondsMax));
    }

    private static Spread spread(Fork.Ended ended, String name, int rounds) {
        return Spread.of(IntStream.range(0, rounds)
                .mapToDouble(round -> ended.figure(name + round))
                .toArray());
    }
}
