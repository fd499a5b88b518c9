package io.muster.rows;

/**
 * How much a workbook may ask of us: beyond any of these it is refused, never half read in silence.
 *
 * @param zipEntriesMax parts in the archive, used or not; a rich workbook has a few hundred
 * @param partBytesMax one part inflated; a million rows of 20 columns take about 1.3 GB
 * @param totalBytesMax all parts that are read, inflated: bounds the time that a small file can cost
 * @param ratioMax inflated to stored bytes of a part; sheets reach about 30, a zip bomb about 1,000
 * @param markupDepthMax nested elements; a sheet needs fewer than 16
 * @param markupNamesMax different element and attribute names in a part; parsers keep each one for ever
 * @param markupNameBytesMax one such name, a namespace, a sheet's name or a link: all of them are held at once
 * @param textRunBytesMax one unbroken text or one tag: 32,767 characters, each escaped in at most 16 bytes
 * @param cellCharactersMax Excel's own limit of a cell
 * @param sharedStringsMax entries of the table of shared strings
 * @param sharedStringsHeapBytesMax what of that table stays on the heap; the rest goes to an unlinked temporary file
 * @param sheetsMax worksheets in the workbook
 * @param rowsMax rows in a sheet, and the highest row number
 * @param rowCharactersMax all texts of a row together: a row of data has a few hundred; a hostile one repeats a long
 *     shared text in every cell
 * @param columnsMax columns with content; Excel has 16,384, a sheet that people read far fewer
 */
public record WorkbookLimits(
        int zipEntriesMax,
        long partBytesMax,
        long totalBytesMax,
        int ratioMax,
        int markupDepthMax,
        int markupNamesMax,
        int markupNameBytesMax,
        int textRunBytesMax,
        int cellCharactersMax,
        int sharedStringsMax,
        int sharedStringsHeapBytesMax,
        int sheetsMax,
        int rowsMax,
        int rowCharactersMax,
        int columnsMax) {

    /** A sheet ends at row 1,048,576: the file format's own bound. */
    public static final int EXCEL_ROWS_MAX = 1_048_576;

    /** A sheet ends at column XFD: the file format's own bound. */
    public static final int EXCEL_COLUMNS_MAX = 16_384;

    /** Generous for any honest sheet, and bounded for any other. */
    public static final WorkbookLimits DEFAULT = new WorkbookLimits(
            10_000,
            3L << 30,
            4L << 30,
            200,
            64,
            1_000,
            500,
            1 << 19,
            32_767,
            8_000_000,
            8 << 20,
            255,
            EXCEL_ROWS_MAX,
            1 << 18,
            512);

    /** A bomb shows only in what is large: below this a high ratio is harmless. */
    static final long RATIO_FREE_BYTES = 1 << 20;

    public WorkbookLimits {
        if (rowsMax > EXCEL_ROWS_MAX || columnsMax > EXCEL_COLUMNS_MAX) {
            throw new IllegalArgumentException(
                    "rowsMax %d or columnsMax %d is beyond what a sheet can have".formatted(rowsMax, columnsMax));
        }
    }

    /** These limits with another highest row number. */
    public WorkbookLimits withRowsMax(int rows) {
        return with(ratioMax, rows);
    }

    /** These limits with another ratio of inflated to stored bytes. */
    public WorkbookLimits withRatioMax(int ratio) {
        return with(ratio, rowsMax);
    }

    private WorkbookLimits with(int ratio, int rows) {
        return new WorkbookLimits(
                zipEntriesMax,
                partBytesMax,
                totalBytesMax,
                ratio,
                markupDepthMax,
                markupNamesMax,
                markupNameBytesMax,
                textRunBytesMax,
                cellCharactersMax,
                sharedStringsMax,
                sharedStringsHeapBytesMax,
                sheetsMax,
                rows,
                rowCharactersMax,
                columnsMax);
    }
}
