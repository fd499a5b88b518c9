package io.muster.upload;

/**
 * What a trial has counted in the sheet, whatever the rows' verdicts.
 *
 * @param rows every row, each of which gets a verdict
 * @param paise the sum of every amount that can be read
 * @param notData how many of the rows are no data: total lines, the header once more, notes, empty rows
 */
public record Found(int rows, long paise, int notData) {
    /** Every row is data, or nobody asks. */
    public Found(int rows, long paise) {
        this(rows, paise, 0);
    }

    /** The rows that people mean who say how many a sheet has. */
    public int dataRows() {
        return rows - notData;
    }
}
