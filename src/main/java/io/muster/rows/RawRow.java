package io.muster.rows;

import java.util.List;

/**
 * A row as the sheet has it, before anyone judged it.
 *
 * @param number as Excel numbers it; 1 is the sheet's first
 * @param hidden whoever uploaded the sheet may not have seen this row
 * @param cells by column, the first is column A; shorter rows have fewer cells
 */
public record RawRow(int number, boolean hidden, List<RawCell> cells) {

    /** The cell of a column, {@link RawCell.Blank} when the row has none there. */
    public RawCell cell(int column) {
        return column < cells.size() ? cells.get(column) : RawCell.BLANK;
    }
}
