package io.muster.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One worksheet that goes to disk as it grows; shared strings are kept in memory until the end, as the format wants. */
final class Sheet implements AutoCloseable {
    private static final int ROWS_PER_FLUSH = 1_000;

    private final Workbook workbook;
    private final Worksheet worksheet;
    private final boolean shared;
    private int rows;

    /** @param shared strings go to the table of shared strings, as Excel does it; otherwise they stand in their cells */
    Sheet(OutputStream out, String name, boolean shared) {
        this.workbook = new Workbook(out, "Muster sample", "1.0");
        this.worksheet = workbook.newWorksheet(name);
        this.shared = shared;
    }

    /** Writes the next row. */
    void append(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        rows++;
        if (rows % ROWS_PER_FLUSH == 0) {
            worksheet.flush();
        }
    }

    private void write(int column, Cell cell) {
        switch (cell) {
            case Cell.Empty() -> {}
            case Cell.Text(String text) when shared -> worksheet.value(rows, column, text);
            case Cell.Text(String text) -> worksheet.inlineString(rows, column, text);
            case Cell.Numeric(var number) -> worksheet.value(rows, column, number);
            case Cell.Date(var date) -> {
                worksheet.value(rows, column, date);
                worksheet.style(rows, column).format("dd-mm-yyyy").set();
            }
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
