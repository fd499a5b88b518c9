package io.muster.bench.post;

import io.muster.bench.Figures;
import io.muster.bench.Spread;
import java.util.Comparator;
import java.util.List;

/**
 * What one run came to.
 *
 * @param rows that went
 * @param postgresSeconds CPU of the server
 * @param applicationSeconds CPU of this process; NaN where it says nothing
 */
record Figure(long rows, double seconds, double postgresSeconds, double applicationSeconds) {

    double postgresMicros() {
        return Figures.micros(postgresSeconds, rows);
    }

    double applicationMicros() {
        return Figures.micros(applicationSeconds, rows);
    }

    double rowsPerSecond() {
        return rows / seconds;
    }

    /** The run in the middle, by the server's CPU. */
    static Figure median(List<Figure> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Figure::postgresMicros))
                .toList()
                .get(runs.size() / 2);
    }

    /** How far the server's CPU a row spreads. */
    static Spread spread(List<Figure> runs) {
        return Spread.of(runs.stream().map(Figure::postgresMicros).toList());
    }
}
