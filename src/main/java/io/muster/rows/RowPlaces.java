package io.muster.rows;

import org.jspecify.annotations.Nullable;

/** Checks where rows and cells say they are: once each, in order, within the sheet; counts where they do not say. */
final class RowPlaces {
    private final WorkbookLimits limits;
    private int row;
    private int column;
    private boolean inRow;

    RowPlaces(WorkbookLimits limits) {
        this.limits = limits;
    }

    /** The row being read, or the last one read; 0 before the first. */
    int row() {
        return row;
    }

    /** The row that cannot be read when reading fails now: the one being read, else the next; 0 before the first. */
    int stoppedAt() {
        return inRow || row == 0 ? row : row + 1;
    }

    /** The row was read to its end. */
    void leaveRow() {
        inRow = false;
    }

    /**
     * Enters the next row.
     *
     * @param stated its number as stored, null where it goes without
     */
    void enterRow(@Nullable String stated) {
        int next = stated == null ? row + 1 : number(stated);
        if (next > limits.rowsMax()) {
            throw Refusal.TOO_MANY_ROWS.refused(limits.rowsMax());
        }
        if (next <= row) {
            throw Refusal.ROW_ORDER.refused(next, row);
        }
        row = next;
        inRow = true;
        column = -1;
    }

    /** Notes a row that was read whole, and whose places were found right. */
    void take(int number) {
        row = number;
        inRow = false;
    }

    /**
     * Enters the next cell.
     *
     * @param stated its reference as stored, null where it goes without
     * @return its column, from 0
     */
    int enterCell(@Nullable String stated) {
        int next = stated == null ? column + 1 : column(stated);
        if (next >= WorkbookLimits.EXCEL_COLUMNS_MAX) {
            throw tooWide();
        }
        if (next <= column) {
            throw Refusal.CELL_ORDER.refused(CellReference.name(next, row));
        }
        column = next;
        return next;
    }

    /** Refuses content beyond the last column that is read; blank cells may stand there. */
    void requireReadable(int contentColumn) {
        if (contentColumn >= limits.columnsMax()) {
            throw tooWide();
        }
    }

    /** @throws Refused when a row's texts together are longer than any row of data */
    void requireShort(long rowCharacters) {
        if (rowCharacters > limits.rowCharactersMax()) {
            throw Refusal.ROW_TOO_LONG.refused(row, limits.rowCharactersMax());
        }
    }

    private Refused tooWide() {
        return Refusal.TOO_WIDE.refused(row, CellReference.columnName(limits.columnsMax() - 1));
    }

    private int number(String stated) {
        try {
            int number = Integer.parseInt(stated.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // No number at all is as wrong as one below 1
        }
        throw Refusal.ROW_NUMBER.refused(stated);
    }

    private int column(String stated) {
        CellReference reference = CellReference.parse(stated);
        if (!reference.isSomewhere() || reference.row() != row) {
            throw Refusal.CELL_PLACE.refused(stated, row);
        }
        return reference.column();
    }
}
