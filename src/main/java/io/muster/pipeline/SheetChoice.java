package io.muster.pipeline;

import io.muster.posting.BusinessDays;
import io.muster.rows.OpenWorkbook;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.rows.SheetInfo;
import io.muster.rows.WorkbookLimits;
import io.muster.rows.Workbooks;
import io.muster.tenant.SheetLayout;
import io.muster.upload.Upload;
import io.muster.validation.DataSheet;
import io.muster.validation.DataSheet.Candidate;
import io.muster.validation.HeaderRow;
import java.nio.file.Path;
import java.util.List;

/** Opens a workbook and finds the sheet that has the data. Blocks. */
final class SheetChoice {
    private static final int HEADER_CHARACTERS_MAX = 200;

    private SheetChoice() {}

    /** @throws io.muster.rows.UnreadableWorkbook when it is no workbook, or no sheet can be told to be the one */
    static SheetReading open(Path file, Upload upload, SheetLayout layout) {
        OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT);
        try {
            return choose(workbook, upload, layout);
        } catch (RuntimeException failure) {
            workbook.close();
            throw failure;
        }
    }

    static SheetReading choose(OpenWorkbook workbook, Upload upload, SheetLayout layout) {
        List<Candidate> candidates = candidates(workbook);
        return switch (DataSheet.choose(candidates, layout)) {
            case DataSheet.Chosen chosen ->
                new SheetReading(
                        workbook,
                        workbook.sheets().get(chosen.index()),
                        chosen.header(),
                        layout,
                        rowsBelow(chosen, candidates, workbook.sheets()),
                        BusinessDays.inIndia(upload.receivedAt()));
            case DataSheet.Problem problem -> throw problem.asUnreadable();
        };
    }

    /** The sheets as they are looked at for their header. */
    static List<Candidate> candidates(OpenWorkbook workbook) {
        return workbook.sheets().stream()
                .map(sheet -> new Candidate(sheet.name(), sheet.hidden(), () -> head(workbook, sheet)))
                .toList();
    }

    /** The sheet's stored rows without those down to the header. */
    private static int rowsBelow(DataSheet.Chosen chosen, List<Candidate> candidates, List<SheetInfo> sheets) {
        long above = candidates.get(chosen.index()).head().get().stream()
                .filter(row -> row.number() <= chosen.header().rowNumber())
                .count();
        return (int) Math.max(0, sheets.get(chosen.index()).rowsExpected() - above);
    }

    /** Shortened, for a hostile workbook may have hundreds of sheets with the longest of texts at their top. */
    static List<RawRow> head(OpenWorkbook workbook, SheetInfo sheet) {
        return workbook.head(sheet, HeaderRow.ROW_NUMBER_MAX).stream()
                .map(row -> new RawRow(
                        row.number(),
                        row.hidden(),
                        row.cells().stream().map(SheetChoice::shortened).toList()))
                .toList();
    }

    private static RawCell shortened(RawCell cell) {
        return cell instanceof RawCell.Text text && text.text().length() > HEADER_CHARACTERS_MAX
                ? new RawCell.Text(text.text().substring(0, HEADER_CHARACTERS_MAX))
                : cell;
    }
}
