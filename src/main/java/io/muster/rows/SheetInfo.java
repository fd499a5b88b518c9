package io.muster.rows;

/**
 * A worksheet of an open workbook, as its tab shows it.
 *
 * @param index position among the workbook's worksheets, from 0
 * @param rowsExpected rows that the sheet stores, blank ones included: at least as many as it will deliver
 */
public record SheetInfo(int index, String name, Visibility visibility, int rowsExpected) {

    /** Whether the person who sent the sheet could see it. */
    public enum Visibility {
        VISIBLE,
        /** Hidden from the tabs; Excel's own menu shows it. */
        HIDDEN,
        /** Hidden from Excel's menu too: only a program can show it. */
        VERY_HIDDEN
    }

    /** Whether whoever sent the workbook may not have seen this sheet. */
    public boolean hidden() {
        return visibility != Visibility.VISIBLE;
    }
}
