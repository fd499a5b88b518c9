package io.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used, by Linux' own books in {@code /proc}.
 *
 * <p>CPU time comes in ticks of 10 ms, so only differences of a second and more say much. Where there is no {@code /proc},
 * figures are {@link Double#NaN} or −1.
 */
public record ProcessMeter(long pid) {
    private static final Path BOOKS = Path.of("/proc");

    /** What Linux tells programs on every platform, whatever its own clock does. */
    private static final double TICKS_PER_SECOND = 100;

    /** User and system time, own and of children that ended, stand in fields 14 to 17; the name in field 2 may hold blanks. */
    private static final int FIRST_FIELD_AFTER_NAME = 3;

    private static final int FIRST_TIME = 14;
    private static final int TIMES = 4;

    /** This JVM. */
    public static ProcessMeter self() {
        return new ProcessMeter(ProcessHandle.current().pid());
    }

    /** CPU seconds of the process, of all children that have ended, and of all that live, with theirs. */
    public double cpuSeconds() {
        if (!Files.exists(BOOKS.resolve("self"))) {
            return Double.NaN;
        }
        return ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToDouble(each -> ownAndEnded(each.pid()))
                        .sum()
                + ownAndEnded(pid);
    }

    /** The most memory that the process itself has had resident at a time; −1 when it is not known. */
    public long peakBytes() {
        try {
            return Files.readAllLines(BOOKS.resolve(pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException ended) {
            return -1;
        }
    }

    private static double ownAndEnded(long pid) {
        try {
            String stat = Files.readString(BOOKS.resolve(pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int at = 0; at < TIMES; at++) {
                ticks += Long.parseLong(fields[FIRST_TIME - FIRST_FIELD_AFTER_NAME + at]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException ended) {
            // Its time has gone to its parent
            return 0;
        }
    }
}
