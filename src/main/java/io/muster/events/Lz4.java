package io.muster.events;

import net.jpountz.lz4.LZ4Factory;

/**
 * LZ4 in machine code, for pages and for Kafka's records: a third of the CPU of the one in Java.
 *
 * <p>The library prefers it by itself only when the system's class loader has loaded it, which is not Quarkus'; once it is
 * loaded, whoever asks for the fastest gets it, Kafka's client too.
 */
final class Lz4 {
    /** Where it cannot be loaded (another machine, a temporary folder that allows no code, a native image) it is Java. */
    private static final LZ4Factory FASTEST = fastest();

    private Lz4() {}

    /** The fastest there is here; to be asked before Kafka's client compresses for the first time. */
    static LZ4Factory fastestInstance() {
        return FASTEST;
    }

    private static LZ4Factory fastest() {
        try {
            return LZ4Factory.nativeInstance();
        } catch (LinkageError | AssertionError notHere) {
            return LZ4Factory.fastestJavaInstance();
        }
    }
}
