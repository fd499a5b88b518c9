package io.muster.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * One sheet's rows as excel-streaming-reader gives them, held to the same places and limits as our own.
 *
 * <p>It reads no styles, so no number says that it shows as a date; but for that its rows are the scanner's.
 */
final class StreamingReaderRows implements RowSource {
    private final Workbook workbook;
    private final Iterator<Row> rows;
    private final RowPlaces places;

    /** @param workbook closed with these rows */
    StreamingReaderRows(Workbook workbook, String sheet, WorkbookLimits limits) {
        this.workbook = workbook;
        this.rows = workbook.getSheet(sheet).iterator();
        this.places = new RowPlaces(limits);
    }

    @Override
    public @Nullable RawRow next() {
        try {
            while (rows.hasNext()) {
                RawRow row = row(rows.next());
                if (!row.cells().isEmpty()) {
                    return row;
                }
            }
            return null;
        } catch (RuntimeException e) {
            throw Refused.refuse(e, Refusal.BROKEN_SHEET, places.stoppedAt());
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawRow row(Row row) {
        places.enterRow(String.valueOf(row.getRowNum() + 1));
        List<RawCell> cells = new ArrayList<>();
        for (Cell cell : row) {
            int column = places.enterCell(CellReference.name(cell.getColumnIndex(), places.row()));
            RawCell content = content(cell);
            if (!(content instanceof RawCell.Blank)) {
                places.requireReadable(column);
                cells.addAll(Collections.nCopies(column - cells.size(), RawCell.BLANK));
                cells.add(content);
            }
        }
        places.leaveRow();
        return new RawRow(places.row(), row.getZeroHeight(), RowContent.of(cells));
    }

    private static RawCell content(Cell cell) {
        CellType type = cell.getCellType();
        return type == CellType.FORMULA ? calculated(cell) : plain(cell, type, null);
    }

    private static RawCell calculated(Cell cell) {
        return plain(cell, cell.getCachedFormulaResultType(), cell.getCellFormula());
    }

    private static RawCell plain(Cell cell, CellType type, @Nullable String formula) {
        return switch (type) {
            case NUMERIC -> CellContent.of("n", formula, cell.getStringCellValue(), false);
            case STRING -> CellContent.of("str", formula, CellText.decoded(cell.getStringCellValue()), false);
            case BOOLEAN -> new RawCell.Bool(cell.getBooleanCellValue());
            // As text: of a formula's cell it does not tell the error's number
            case ERROR ->
                new RawCell.Failed(
                        cell.getStringCellValue().replace("ERROR:", "").strip());
            case BLANK -> CellContent.of(null, formula, null, false);
            case FORMULA, _NONE -> new RawCell.Failed("#TYPE");
        };
    }
}
