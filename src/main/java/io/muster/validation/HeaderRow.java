package io.muster.validation;

import io.muster.rows.RawRow;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.SheetLayout;
import java.util.List;
import java.util.Map;

/** The row that names the columns, or why there is none. */
public sealed interface HeaderRow {
    /** The header stands in one of the sheet's first rows, up to this one. */
    int ROW_NUMBER_MAX = 20;

    /** Columns beyond this one are not looked at. */
    int COLUMNS_MAX = 512;

    /**
     * The header is here.
     *
     * @param rowNumber as Excel numbers it; data begins below
     * @param columns the column, from 0, of each field that the sheet has
     * @param headers the text of each header, in the sheet's order, up to the last that has one
     */
    record Found(int rowNumber, Map<String, Integer> columns, List<String> headers) implements HeaderRow {
        public Found {
            columns = Map.copyOf(columns);
            headers = List.copyOf(headers);
        }
    }

    /**
     * The columns cannot be told.
     *
     * @param message one sentence that says what is wrong
     * @param remedy one sentence that says how to mend it
     * @param rowNumber the row that is nearest to a header, 0 when none is
     * @param matched how many fields that row names
     */
    record Problem(SheetProblem code, String message, String remedy, int rowNumber, int matched) implements HeaderRow {
        /** The same as a refusal of the whole workbook. */
        public UnreadableWorkbook asUnreadable() {
            return new UnreadableWorkbook(code.code(), message, remedy, rowNumber);
        }
    }

    /**
     * Looks for the row that names every required field; columns may stand in any order.
     *
     * @param head the sheet's first rows; those below row {@value #ROW_NUMBER_MAX} are passed over
     */
    static HeaderRow find(List<RawRow> head, SheetLayout layout) {
        return new HeaderSearch(layout).find(head);
    }

    /** The text of each cell of a row as of a header, up to the last that has one. */
    static List<String> texts(RawRow row) {
        return HeaderSearch.headers(row);
    }
}
