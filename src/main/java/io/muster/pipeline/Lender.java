package io.muster.pipeline;

/**
 * What one lender has had of this process's turns, by rows, and what it has of them now. What it had is forgotten by halves,
 * so that a day's work does not count against the next minute's. Not thread-safe: {@link Turns} locks.
 */
final class Lender {
    private final double halfLifeNanos;
    private double rows;
    private long rowsAtNanos;

    int uploads;
    int underWay;
    long movedAtNanos;
    long grantedAtNanos;

    Lender(long halfLifeNanos, long nowNanos) {
        this.halfLifeNanos = halfLifeNanos;
        this.rowsAtNanos = nowNanos;
        this.movedAtNanos = nowNanos;
        this.grantedAtNanos = nowNanos;
    }

    /** Rows that it had, those of a half-life ago counted by half. */
    double rows(long nowNanos) {
        return rows * Math.pow(2, (rowsAtNanos - nowNanos) / halfLifeNanos);
    }

    void grant(int more, long nowNanos) {
        rows = rows(nowNanos) + more;
        rowsAtNanos = nowNanos;
        movedAtNanos = nowNanos;
        grantedAtNanos = nowNanos;
        underWay++;
    }

    void end(long nowNanos) {
        movedAtNanos = nowNanos;
        underWay--;
    }

    boolean isForgotten(long nowNanos) {
        return uploads == 0 && underWay == 0 && rows(nowNanos) < 1;
    }
}
