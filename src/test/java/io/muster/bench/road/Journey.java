package io.muster.bench.road;

import io.muster.bench.Figures;

/**
 * What one upload took.
 *
 * @param seconds from the first byte of the upload until the last event was acknowledged
 * @param relayLagSeconds from the upload's completion until then
 * @param cpu of the three processes, over all of it
 * @param backlog the most events that were seen waiting to be published
 * @param peakBytes the most memory that the application has had resident since it started
 */
public record Journey(int rows, double seconds, double relayLagSeconds, Usage cpu, double backlog, long peakBytes) {

    /** Over all of it. */
    public double rowsPerSecond() {
        return rows / seconds;
    }

    /** CPU of all three for each row. */
    double micros() {
        return Figures.micros(cpu.all(), rows);
    }
}
