package io.muster.bench.road;

import io.muster.bench.Figures;

/** What a COPY of the same payments took, with the CPU of PostgreSQL. */
record Copy(int rows, double seconds, double postgresSeconds) {

    double rowsPerSecond() {
        return rows / seconds;
    }

    double micros() {
        return Figures.micros(postgresSeconds, rows);
    }
}
