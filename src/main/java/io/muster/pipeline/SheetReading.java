package io.muster.pipeline;

import io.muster.rows.OpenWorkbook;
import io.muster.rows.SheetInfo;
import io.muster.tenant.SheetLayout;
import io.muster.upload.Findings;
import io.muster.validation.HeaderRow;
import java.time.LocalDate;

/**
 * The sheet of a workbook that holds the data, and how to read it.
 *
 * @param rowsExpected data rows that the sheet stores, blank ones included
 * @param judgedOn the day in India on which the upload arrived: dates after it are in the future, however late or often
 *     the sheet is read
 */
record SheetReading(
        OpenWorkbook workbook,
        SheetInfo sheet,
        HeaderRow.Found header,
        SheetLayout layout,
        int rowsExpected,
        LocalDate judgedOn)
        implements AutoCloseable {
    /** Whether it is the sheet and the header that an attempt before has found. */
    boolean isAsFound(Findings before) {
        return sheet.name().equals(before.sheet())
                && header.rowNumber() == before.headerRow()
                && header.headers().equals(before.header());
    }

    @Override
    public void close() {
        workbook.close();
    }
}
