package io.muster.rows;

/** A cell's start in a buffer: its column, type and style; each of its attributes is one letter. */
final class PlainCellTag {
    static final String NUMBER = "n";
    static final String SHARED = "s";

    private static final String[] LONG_TYPES = {"inlineStr", "str"};
    private static final String[] SHORT_TYPES = {"b", "e", "d", NUMBER, SHARED};
    private static final int NOT_PLAIN = -1;
    private static final int DIGITS_MAX = 8;

    private int row;
    private int column;
    private String type = NUMBER;
    private int style;

    /** Cells from here on are of this row. */
    void enterRow(int number) {
        row = number;
        column = -1;
    }

    /** Reads the tag that begins there; gives the place behind it, -1 for a cell that does not surely follow the last. */
    int read(byte[] bytes, int start) {
        int next = column + 1;
        int seen = 0;
        type = NUMBER;
        style = 0;
        int at = start + 2;
        while (bytes[at] == ' ') {
            byte name = bytes[at + 1];
            if (name == ' ' || name == '/' || name == '>') {
                at++;
                continue;
            }
            byte quote = bytes[at + 3];
            int bit = 1 << (name & 31);
            if (bytes[at + 2] != '=' || quote != '"' && quote != '\'' || (seen & bit) != 0) {
                return NOT_PLAIN;
            }
            seen |= bit;
            int from = at + 4;
            at = end(bytes, from, quote);
            boolean known = at >= 0
                    && switch (name) {
                        case 'r' -> {
                            int stated = column(bytes, from, at);
                            boolean follows = stated >= next;
                            next = stated;
                            yield follows;
                        }
                        case 't' -> isType(bytes, from, at);
                        case 's' -> (style = number(bytes, from, at - from)) >= 0;
                        default -> false;
                    };
            if (!known) {
                return NOT_PLAIN;
            }
            at++;
        }
        column = next;
        int end = bytes[at] == '>' ? at + 1 : bytes[at] == '/' && bytes[at + 1] == '>' ? at + 2 : NOT_PLAIN;
        return column < WorkbookLimits.EXCEL_COLUMNS_MAX ? end : NOT_PLAIN;
    }

    /** From 0. */
    int column() {
        return column;
    }

    /** As stored; {@link #NUMBER} where none is. */
    String type() {
        return type;
    }

    int style() {
        return style;
    }

    /** A number of digits alone; -1 for anything else, and for numbers that no sheet has. */
    static int number(byte[] bytes, int start, int length) {
        if (length == 0 || length > DIGITS_MAX) {
            return NOT_PLAIN;
        }
        int number = 0;
        for (int at = start; at < start + length; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_PLAIN;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int end(byte[] bytes, int start, byte quote) {
        int at = start;
        while (bytes[at] != quote) {
            if (bytes[at] <= ' ' || at - start > 10) {
                return NOT_PLAIN;
            }
            at++;
        }
        return at;
    }

    /** The column of a reference such as {@code C5}; -1 where it is none, or of another row. */
    private int column(byte[] bytes, int start, int end) {
        int letters = 0;
        int at = start;
        while (bytes[at] >= 'A' && bytes[at] <= 'Z' && at - start < 3) {
            letters = letters * 26 + bytes[at] - 'A' + 1;
            at++;
        }
        return number(bytes, at, end - at) == row ? letters - 1 : NOT_PLAIN;
    }

    private boolean isType(byte[] bytes, int start, int end) {
        for (String known : end - start == 1 ? SHORT_TYPES : LONG_TYPES) {
            if (isThat(bytes, start, end, known)) {
                type = known;
                return true;
            }
        }
        return false;
    }

    private static boolean isThat(byte[] bytes, int start, int end, String text) {
        if (end - start != text.length()) {
            return false;
        }
        for (int at = start; at < end; at++) {
            if (bytes[at] != text.charAt(at - start)) {
                return false;
            }
        }
        return true;
    }
}
