package io.muster.bench.read;

/** A sum over all cells of a sheet, in any order: two readers that saw the same cells have the same. */
final class Checksum {
    private long sum;
    private int rows;

    void row() {
        rows++;
    }

    /** @param row and column from 0 */
    void text(int row, int column, String text) {
        if (!text.isEmpty()) {
            add(row, column, text.hashCode());
        }
    }

    /** A number by its value, since some readers do not tell what is stored. */
    void number(int row, int column, double number) {
        add(row, column, Double.doubleToLongBits(number));
    }

    int rows() {
        return rows;
    }

    long sum() {
        return sum;
    }

    private void add(int row, int column, long content) {
        long mixed = (content * 0x9e3779b97f4a7c15L + row) * 0xbf58476d1ce4e5b9L + column;
        sum += mixed ^ mixed >>> 29;
    }
}
