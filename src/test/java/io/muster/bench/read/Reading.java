package io.muster.bench.read;

import io.muster.bench.Fork;
import io.muster.bench.Setting;
import io.muster.bench.Spread;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What reading a workbook cost.
 *
 * @param cpu seconds of all threads of the process
 * @param wall seconds
 * @param rows that the reader gave, or accepted
 * @param sum over all cells; 0 for a reader that gives none
 * @param peakBytes most memory of the whole process
 */
record Reading(Spread cpu, Spread wall, double rows, double sum, double peakBytes) {
    private static final int WARM_UPS = 2;

    /**
     * Measures a reader in a JVM of its own, warmed up.
     *
     * @throws IllegalStateException when it does not finish
     */
    static Reading of(Reader reader, Path workbook, Setting setting, String heap) {
        int rounds = setting.rounds();
        Fork.Ended ended = run(reader, workbook, setting, Fork.heap(heap), WARM_UPS, rounds);
        return new Reading(
                spread(ended, "cpu", rounds),
                spread(ended, "wall", rounds),
                ended.figure("rows"),
                ended.figure("sum"),
                ended.figure("peak"));
    }

    /** Runs a reader in a JVM of its own to its end, whatever that is. */
    static Fork.Ended run(
            Reader reader, Path workbook, Setting setting, List<String> options, int warmUps, int rounds) {
        Path log = setting.folder().resolve("read-" + reader.name().toLowerCase(Locale.ROOT) + ".log");
        return Fork.run(
                ReadOnce.class,
                log,
                options,
                reader.name(),
                workbook.toString(),
                String.valueOf(warmUps),
                String.valueOf(rounds));
    }

    private static Spread spread(Fork.Ended ended, String name, int rounds) {
        return Spread.of(IntStream.range(0, rounds)
                .mapToDouble(round -> ended.figure(name + round))
                .toArray());
    }
}
