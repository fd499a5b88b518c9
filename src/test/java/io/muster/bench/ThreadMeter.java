package io.muster.bench;

import java.lang.management.ManagementFactory;

/** CPU time inside this JVM, to the nanosecond as far as the system knows it. */
public final class ThreadMeter {

    private ThreadMeter() {}

    /** CPU seconds of the calling thread since it began. */
    public static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** CPU seconds of this JVM since it began: all threads, the compiler and the collector included. */
    public static double processCpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }
}
