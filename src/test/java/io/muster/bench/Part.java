package io.muster.bench;

import java.time.Duration;
import java.util.List;

/** One thing that the benchmark measures. */
public interface Part {

    /** The word by which it is asked for, such as {@code read}. */
    String name();

    /** What is measured, as a heading for people. */
    String title();

    /** About how long {@link #run} takes on two cores. */
    Duration about(Setting setting);

    /** Whether the run fails when one of its targets is missed; others only say so. */
    default boolean isPromise() {
        return false;
    }

    /**
     * Measures, and ends every process that it started; slow by nature, and called on a thread that may block.
     *
     * @throws Exception when something that it needs does not work: a benchmark that cannot measure fails, it does not guess
     */
    List<Table> run(Setting setting) throws Exception;
}
