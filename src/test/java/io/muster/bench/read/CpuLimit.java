package io.muster.bench.read;

import io.muster.bench.ThreadMeter;

/** Ends this JVM when it has used too much CPU: in a heap that is all but too small it would go on collecting for minutes. */
final class CpuLimit {
    private static final int STATUS = 3;
    private static final long LOOK_EVERY_MS = 100;

    private CpuLimit() {}

    /** From now on; 0 for no limit. */
    static void set(double cpuSecondsMax) {
        if (cpuSecondsMax > 0) {
            var _ = Thread.ofPlatform().daemon().start(() -> watch(cpuSecondsMax));
        }
    }

    private static void watch(double cpuSecondsMax) {
        try {
            while (ThreadMeter.processCpuSeconds() <= cpuSecondsMax) {
                Thread.sleep(LOOK_EVERY_MS);
            }
            Runtime.getRuntime().halt(STATUS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
