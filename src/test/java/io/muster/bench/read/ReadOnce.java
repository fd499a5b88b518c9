package io.muster.bench.read;

import io.muster.bench.Fork;
import io.muster.bench.ProcessMeter;
import io.muster.bench.ThreadMeter;
import java.nio.file.Path;

/** The process that is measured: reads one workbook several times and tells what each time cost. */
public final class ReadOnce {
    /** So many bits of a checksum survive as a figure. */
    private static final long FIGURE_BITS = (1L << 52) - 1;

    private ReadOnce() {}

    /**
     * @param arguments the reader, the workbook, how often to read before it counts, how often it counts, and the most CPU
     *     seconds that it may take, 0 for no limit
     */
    public static void main(String[] arguments) throws Exception {
        Reader reader = Reader.valueOf(arguments[0]);
        int warmUps = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        CpuLimit.set(Double.parseDouble(arguments[4]));
        for (int round = -warmUps; round < rounds; round++) {
            Checksum sum = new Checksum();
            double cpu = ThreadMeter.processCpuSeconds();
            long wall = System.nanoTime();
            reader.read(Path.of(arguments[1]), sum);
            if (round == -warmUps) {
                // From the start of the JVM: what a program takes that reads one workbook and ends
                Fork.tell("cold", ThreadMeter.processCpuSeconds());
            }
            if (round >= 0) {
                Fork.tell("cpu" + round, ThreadMeter.processCpuSeconds() - cpu);
                Fork.tell("wall" + round, (System.nanoTime() - wall) / 1e9);
            }
            Fork.tell("rows", sum.rows());
            Fork.tell("sum", sum.sum() & FIGURE_BITS);
        }
        Fork.tell("peak", ProcessMeter.self().peakBytes());
    }
}
