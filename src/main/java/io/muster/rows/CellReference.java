package io.muster.rows;

/**
 * Where a cell says it is, such as {@code C5}.
 *
 * @param column from 0, at most 16,383
 * @param row from 1
 */
record CellReference(int column, int row) {
    private static final CellReference NOWHERE = new CellReference(-1, -1);

    /** Reads the form without {@code $}; {@link #isSomewhere} is false for anything that no sheet has. */
    static CellReference parse(String text) {
        int column = 0;
        int at = 0;
        for (; at < text.length() && at < 4 && isLetter(text.charAt(at)); at++) {
            column = column * 26 + (text.charAt(at) & 0x1f);
        }
        int row = 0;
        int digits = at;
        for (; at < text.length() && at < digits + 7 && isDigit(text.charAt(at)); at++) {
            row = row * 10 + text.charAt(at) - '0';
        }
        boolean whole = at == text.length() && digits > 0 && at > digits;
        return whole && row > 0 && column <= WorkbookLimits.EXCEL_COLUMNS_MAX
                ? new CellReference(column - 1, row)
                : NOWHERE;
    }

    boolean isSomewhere() {
        return row > 0;
    }

    /** A column's letters: {@code A} for 0, {@code XFD} for 16,383. */
    static String columnName(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : columnName(column / 26 - 1) + last;
    }

    /** As Excel shows it. */
    static String name(int column, int row) {
        return columnName(column) + row;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
