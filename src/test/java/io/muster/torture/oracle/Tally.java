package io.muster.torture.oracle;

/** Rows and paise by verdict: posted, already posted, refused, rejected. One thread. */
final class Tally {
    static final int POSTED = 0;
    static final int ALREADY_POSTED = 1;
    static final int REFUSED = 2;
    static final int REJECTED = 3;

    final long[] rows = new long[4];
    final long[] paise = new long[4];

    void add(int verdict, long amount) {
        rows[verdict]++;
        paise[verdict] += amount;
    }

    long allRows() {
        return rows[POSTED] + rows[ALREADY_POSTED] + rows[REFUSED] + rows[REJECTED];
    }

    /** For comparing and for sentences. */
    @Override
    public String toString() {
        return "posted %d (%d paise), already posted %d (%d), refused %d (%d), rejected %d (%d)"
                .formatted(rows[0], paise[0], rows[1], paise[1], rows[2], paise[2], rows[3], paise[3]);
    }
}
