package io.muster.rows;

/** A workbook's sheets as sources of rows, each time from the first row on. */
interface SheetRows extends AutoCloseable {

    /**
     * Opens the sheet for one reading; blocks.
     *
     * @throws UnreadableWorkbook if the sheet cannot be read
     * @throws java.io.UncheckedIOException if the disk fails
     */
    RowSource open(SheetInfo sheet);

    @Override
    void close();
}
