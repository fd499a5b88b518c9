package io.muster.bench.read;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** The process that is measured: reads one workbook several times and says what each time cost. */
public final class ReadOnce {
    private ReadOnce() {}

    /** @param arguments the reader, the file, rounds to warm up, rounds that count */
    public static void main(String[] arguments) throws Exception {
        Reader reader = Reader.valueOf(arguments[0]);
        int warmUp = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = -warmUp; round < rounds; round++) {
            Checksum sum = new Checksum();
            long cpu = process.getProcessCpuTime();
            long wall = System.nanoTime();
            reader.read(Path.of(arguments[1]), sum);
            long cpuTook = process.getProcessCpuTime() - cpu;
            long wallTook = System.nanoTime() - wall;
            if (round >= 0) {
                System.out.println(cpuTook + " " + wallTook + " " + sum.rows() + " " + sum.sum());
            }
        }
    }
}
