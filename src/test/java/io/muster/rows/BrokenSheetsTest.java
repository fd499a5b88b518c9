package io.muster.rows;

import static io.muster.rows.HostileWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sheet that turns bad half way: what came before it is delivered, then one refusal says where and why. */
class BrokenSheetsTest {
    private static final String GOOD = row(1, "Loan account") + row(2, "LN1") + row(3, "LN2");

    @TempDir
    Path folder;

    @Test
    void malformedMarkupStopsAtItsRow() {
        assertStops("broken-sheet", 4, GOOD + "<row r=\"4\"><c r=\"A4\"><v>1</c></row>");
        assertStops("broken-sheet", 4, GOOD + "<row r=\"4\"<<");
        assertStops("broken-sheet", 4, GOOD + "<row r=\"4\"><c r=\"A4\"><v>\u0001</v></c></row>");
        assertStops("broken-sheet", 4, GOOD + "</sheetData></row>");
    }

    @Test
    void aSheetThatBreaksOffStopsBehindItsLastRow() {
        String cut = HostileWorkbook.sheetXml(GOOD).replace("</sheetData></worksheet>", "");
        assertStops("broken-sheet", 4, HostileWorkbook.ofSheetPart(cut));
    }

    @Test
    void theHeadIsWhatStandsBeforeTheBreak() {
        Path file = HostileWorkbook.ofRows(GOOD + "<row r=\"4\"<<").write(file());
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            assertThat(workbook.head(workbook.sheets().getFirst(), 20))
                    .extracting(RawRow::number)
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void aSheetThatBreaksBeforeItsFirstRowPostsNothing() {
        Path file = HostileWorkbook.ofRows("<row r=\"1\"<<").write(file());
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            assertThatExceptionOfType(UnreadableWorkbook.class)
                    .isThrownBy(() -> workbook.head(workbook.sheets().getFirst(), 20))
                    .withMessageEndingWith("Nothing was posted from it.")
                    .satisfies(refusal -> assertThat(refusal.rowNumber()).isZero());
        }
    }

    @Test
    void anUndeclaredEntityStops() {
        UnreadableWorkbook refusal = refusal(HostileWorkbook.ofRows(GOOD + row(4, "&secret;")));
        assertThat(refusal.code()).isIn("broken-sheet", "doctype");
    }

    @Test
    void aSharedTextThatIsNotThereNamesItsCellAndNothingElse() {
        String sheet = GOOD + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c><c r=\"C4\" t=\"s\"><v>%s</v></c></row>";
        for (String index : new String[] {"1", "-1", "2147483648", "x", "1.5"}) {
            UnreadableWorkbook refusal = assertStops(
                    "missing-text",
                    4,
                    HostileWorkbook.ofRows(sheet.formatted(index)).sharedStrings("<si><t>Asha Rao</t></si>"));
            assertThat(refusal).hasMessageContaining("C4").hasMessageNotContaining("Asha");
        }
    }

    @Test
    void rowsOutOfOrderOrTwiceStop() {
        assertStops("row-order", 4, GOOD + row(3, "LN3"));
        assertStops("row-order", 4, GOOD + row(1, "LN3"));
    }

    @Test
    void rowNumbersThatNoSheetHasStop() {
        assertStops("row-number", 4, GOOD + "<row r=\"0\"/>");
        assertStops("row-number", 4, GOOD + "<row r=\"-4\"/>");
        assertStops("row-number", 4, GOOD + "<row r=\"four\"/>");
        assertStops("row-number", 4, GOOD + "<row r=\"99999999999\"/>");
        assertStops("too-many-rows", 4, GOOD + "<row r=\"1048577\"/>");
        assertStops("too-many-rows", 1_048_577, GOOD + row(1_048_576, "LN3") + "<row/>");
    }

    @Test
    void cellsThatStandElsewhereStop() {
        assertStops("cell-place", 4, GOOD + "<row r=\"4\"><c r=\"A5\"><v>1</v></c></row>");
        assertStops("cell-place", 4, GOOD + "<row r=\"4\"><c r=\"4A\"><v>1</v></c></row>");
        assertStops("cell-place", 4, GOOD + "<row r=\"4\"><c r=\"XFE4\"><v>1</v></c></row>");
        assertStops("cell-order", 4, GOOD + "<row r=\"4\"><c r=\"B4\"><v>1</v></c><c r=\"B4\"><v>2</v></c></row>");
        assertStops("cell-order", 4, GOOD + "<row r=\"4\"><c r=\"B4\"><v>1</v></c><c r=\"A4\"><v>2</v></c></row>");
    }

    @Test
    void contentTooFarRightStopsAndBlanksThereDoNot() {
        assertStops("too-wide", 4, GOOD + "<row r=\"4\"><c r=\"XFD4\"><v>1</v></c></row>");
        assertStops("too-wide", 4, GOOD + "<row r=\"4\">" + "<c/>".repeat(16_385) + "</row>");
        assertReads(3, GOOD + "<row r=\"4\"><c r=\"XFD4\" s=\"1\"/></row>");
        assertReads(4, GOOD + "<row r=\"4\"><c r=\"SR4\"><v>1</v></c></row>");
        assertStops("too-wide", 4, GOOD + "<row r=\"4\"><c r=\"SS4\"><v>1</v></c></row>");
    }

    @Test
    void aCellThatAddsUpToTooMuchStops() {
        String pieces = "<![CDATA[0123456789]]>".repeat(3_300);
        assertStops("cell-too-long", 4, GOOD + row(4, pieces));
        assertStops("cell-too-long", 4, GOOD + row(4, "x".repeat(32_768)));
        assertReads(4, GOOD + row(4, "x".repeat(32_767)));
        assertReads(4, GOOD + row(4, "_x000D_".repeat(32_766) + "x"));
    }

    @Test
    void aRowWhoseTextsAddUpToTooMuchStops() {
        String[] cells = new String[9];
        java.util.Arrays.fill(cells, "x".repeat(32_000));
        assertStops("row-too-long", 4, GOOD + row(4, cells));
        assertReads(4, GOOD + row(4, java.util.Arrays.copyOf(cells, 8)));
    }

    @Test
    void twoBillionColumnsCostNothing() {
        String columns = "<worksheet><cols><col min=\"1\" max=\"2147483647\" width=\"9\" hidden=\"1\"/></cols>";
        String sheet = HostileWorkbook.sheetXml(GOOD).replaceFirst("<worksheet[^>]*>", columns);
        assertThat(ReadRows.outcome(HostileWorkbook.ofSheetPart(sheet).write(file()))
                        .rows())
                .hasSize(3);
    }

    private void assertReads(int rows, String sheetData) {
        ReadRows.Outcome outcome =
                ReadRows.outcome(HostileWorkbook.ofRows(sheetData).write(file()));
        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.rows()).hasSize(rows);
    }

    private void assertStops(String code, int row, String sheetData) {
        UnreadableWorkbook _ = assertStops(code, row, HostileWorkbook.ofRows(sheetData));
    }

    private UnreadableWorkbook assertStops(String code, int row, HostileWorkbook workbook) {
        UnreadableWorkbook refusal = refusal(workbook);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.rowNumber()).isEqualTo(row);
        assertThat(refusal)
                .hasMessageStartingWith("Reading stopped at row " + row + ": ")
                .hasMessageEndingWith("; the rows before it were taken.");
        return refusal;
    }

    private UnreadableWorkbook refusal(HostileWorkbook workbook) {
        ReadRows.Outcome outcome = ReadRows.outcome(workbook.write(file()));
        assertThat(outcome.rows()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(outcome.refusal()).hasSize(1);
        return outcome.refusal().getFirst();
    }

    private Path file() {
        return folder.resolve("upload.xlsx");
    }
}
