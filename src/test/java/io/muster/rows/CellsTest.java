package io.muster.rows;

import static io.muster.rows.HostileWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rows.SheetInfo.Visibility;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of cell, row and workbook that honest programs write. */
class CellsTest {
    @TempDir
    Path folder;

    @Test
    void numbersAreTheirStoredText() {
        assertThat(cell("<c><v>4.5999999999999996</v></c>")).isEqualTo(new RawCell.Numeric("4.5999999999999996"));
        assertThat(cell("<c t=\"n\"><v>412345678901</v></c>")).isEqualTo(new RawCell.Numeric("412345678901"));
        assertThat(cell("<c><v> 5E+05 </v></c>")).isEqualTo(new RawCell.Numeric("5E+05"));
        assertThat(cell("<c s=\"4\"><v>46000.5</v></c>")).isEqualTo(new RawCell.Numeric("46000.5"));
        assertThat(cell("<c><v>-.5e-07</v></c>")).isEqualTo(new RawCell.Numeric("-.5e-07"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "General | false",
                "0.00 | false",
                "#,##0.00;[Red]-#,##0.00 | false",
                "[$₹-4009] #,##0.00 | false",
                "_-\"Rs.\"* #,##0.00_-;@ | false",
                "\\R\\s\\. 0 | false",
                "0.0,,\"M\" | false",
                "0.00E+00 | false",
                "@ | false",
                "\"day\" | false",
                "dd-mm-yyyy | true",
                "[$-409]d\\-mmm\\-yy;@ | true",
                "DD/MM/YY | true",
                "mm:ss.000 | true",
                "[h]:mm | true",
                "[ss].00 | true",
                "h:mm AM/PM | true",
                "[Red]yyyy\"-\"mm | true",
            })
    void formatsThatShowDatesAreTold(String code, boolean date) {
        assertThat(DateFormat.isDate(code)).isEqualTo(date);
    }

    @Test
    void aNumberSaysWhetherItShowsAsADate() {
        String styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\-mmm\\-yy'/>"
                + "<numFmt numFmtId='165' formatCode='[$₹-4009] #,##0.00'/></numFmts>"
                + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId='0'><alignment/></xf><xf numFmtId='14'/><xf numFmtId='164'/>"
                + "<xf numFmtId='165'/><xf/></cellXfs>"
                + "<dxfs><dxf><numFmt numFmtId='165' formatCode='yyyy'/></dxf></dxfs></styleSheet>";
        Path file = HostileWorkbook.ofRows("<row><c><v>1</v></c><c s='0'><v>1</v></c><c s='1'><v>1</v></c>"
                        + "<c t='n' s='2'><v>1</v></c><c s='3'><v>1</v></c><c s='4'><v>1</v></c><c s='9'><v>1</v></c>"
                        + "<c s='x'><v>1</v></c><c s='1'><f>A1</f><v>1</v></c></row>")
                .styles(styles)
                .write(file());
        assertThat(ReadRows.all(file).getFirst().cells())
                .map(cell -> ((RawCell.Numeric) cell).date())
                .containsExactly(false, false, true, true, false, false, false, false, true);
        assertThat(ReadRows.all(file, RowReader.STREAMING_READER).getFirst().cells())
                .containsOnly(new RawCell.Numeric("1"));
    }

    @Test
    void whatIsNoNumberNeverPassesForOne() {
        for (String value : List.of("NaN", "INF", "1e9999", "1,000", "0x10", "--5", "1.2.3", ".", "5 Cr", "E5", "5E")) {
            assertThat(cell("<c><v>" + value + "</v></c>")).isEqualTo(new RawCell.Failed(value));
        }
        assertThat(cell("<c><v>" + "9".repeat(400) + "</v></c>").text()).hasSizeLessThan(70);
        assertThat(cell("<c><v>" + "9".repeat(400) + "</v></c>")).isInstanceOf(RawCell.Failed.class);
    }

    @Test
    void textsComeFromEveryPlaceThatHoldsThem() {
        assertThat(cell("<c t=\"inlineStr\"><is><t>LN 1</t></is></c>")).isEqualTo(new RawCell.Text("LN 1"));
        assertThat(cell("<c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>LN</t></r><r><t> 1</t></r></is></c>"))
                .isEqualTo(new RawCell.Text("LN 1"));
        assertThat(cell("<c t=\"str\"><f>A1&amp;\"x\"</f><v>LN 1</v></c>")).isEqualTo(new RawCell.Text("LN 1"));
        assertThat(cell("<c t=\"str\"><v>=1+1</v></c>")).isEqualTo(new RawCell.Text("=1+1"));
        assertThat(cell("<c t=\"d\"><v>2026-11-22T00:00:00</v></c>"))
                .isEqualTo(new RawCell.Text("2026-11-22T00:00:00"));
        assertThat(cell("<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> LN\u00a01 </t></is></c>")
                        .text())
                .isEqualTo(" LN\u00a01 ");
    }

    @Test
    void characterDataSectionsDoNotVanish() {
        assertThat(cell("<c t=\"inlineStr\"><is><t><![CDATA[A&B]]> &amp; <![CDATA[<C>]]></t></is></c>"))
                .isEqualTo(new RawCell.Text("A&B & <C>"));
        assertThat(cell("<c><v><![CDATA[500]]></v></c>")).isEqualTo(new RawCell.Numeric("500"));
        assertThat(cell("<c><v>5<!-- a comment -->00</v></c>")).isEqualTo(new RawCell.Numeric("500"));
    }

    @Test
    void escapesBecomeTheirCharacters() {
        assertThat(cell("<c t=\"str\"><v>A_x000D_B_x005F_x0041__x0041</v></c>").text())
                .isEqualTo("A\rB_x0041__x0041");
        assertThat(cell("<c t=\"str\"><v>A_x0000_B_xD83D_C</v></c>").text()).isEqualTo("A\ufffdB\ufffdC");
        assertThat(cell("<c t=\"str\"><v>_xD83D__xDE00_😀</v></c>").text()).isEqualTo("😀😀");
    }

    @Test
    void truthErrorsAndFormulasAreThemselves() {
        assertThat(cell("<c t=\"b\"><v>1</v></c>")).isEqualTo(new RawCell.Bool(true));
        assertThat(cell("<c t=\"b\"><v>0</v></c>")).isEqualTo(new RawCell.Bool(false));
        assertThat(cell("<c t=\"e\"><v>#N/A</v></c>")).isEqualTo(new RawCell.Failed("#N/A"));
        assertThat(cell("<c t=\"zz\"><v>5</v></c>")).isEqualTo(new RawCell.Failed("5"));
        assertThat(cell("<c><f>B1*2</f><v>500</v></c>")).isEqualTo(new RawCell.Numeric("500"));
        assertThat(cell("<c><f>B1*2</f></c>")).isEqualTo(new RawCell.Uncalculated("=B1*2"));
        assertThat(cell("<c><f>B1*2</f><v/></c>")).isEqualTo(new RawCell.Uncalculated("=B1*2"));
        assertThat(cell("<c t=\"str\"><f>B1&amp;\"\"</f></c>")).isEqualTo(new RawCell.Uncalculated("=B1&\"\""));
    }

    @Test
    void aFormulasEmptyTextIsBlank() {
        assertThat(read("<row><c t=\"str\"><f>\"\"</f><v></v></c><c><v>1</v></c></row>")
                        .getFirst()
                        .cell(0))
                .isEqualTo(RawCell.BLANK);
    }

    @Test
    void sharedTextsJoinTheirRunsWithoutTheirPronunciation() {
        String cells = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"/>"
                + "<c t=\"s\"><v> 3 </v></c></row>";
        Path file = HostileWorkbook.ofRows(cells)
                .sharedStrings(
                        "<si><t>Asha</t></si>",
                        "<si><r><t>LN</t></r><r><rPr/><t> 1</t></r><rPh sb=\"0\" eb=\"1\"><t>el</t></rPh></si>",
                        "<si><t><![CDATA[R&D]]></t></si>",
                        "<si><t>A_x000D_B</t></si>")
                .write(file());
        assertThat(ReadRows.texts(ReadRows.all(file))).containsExactly(List.of("Asha", "LN 1", "R&D", "", "A\rB"));
    }

    @Test
    void rowsAndCellsWithoutAPlaceAreCounted() {
        List<RawRow> rows = read("<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"C5\"><v>3</v></c>"
                + "<c><v>4</v></c></row><row><c><v>5</v></c></row>");
        assertThat(rows).extracting(RawRow::number).containsExactly(1, 5, 6);
        assertThat(ReadRows.texts(rows)).containsExactly(List.of("1", "2"), List.of("", "", "3", "4"), List.of("5"));
    }

    @Test
    void rowsOfBlanksAndSpacesAreSkippedAndHiddenOnesAreMarked() {
        List<RawRow> rows = read("<row r=\"1\"/><row r=\"2\"><c r=\"A2\" s=\"1\"/><c r=\"B2\"><v></v></c></row>"
                + row(3, "", " \u00a0 ") + "<row r=\"4\" hidden=\"1\"><c><v>1</v></c></row>"
                + "<row r=\"5\" hidden=\"true\"><c><v>1</v></c></row>" + row(6, "LN1"));
        assertThat(rows).extracting(RawRow::number).containsExactly(4, 5, 6);
        assertThat(rows).extracting(RawRow::hidden).containsExactly(true, true, false);
    }

    @Test
    void elementsThatOthersAddAreLeftOut() {
        assertThat(ReadRows.texts(read("<row><c t=\"str\"><v>A</v><extLst><ext><v>B</v></ext></extLst></c>"
                        + "<extLst><c><v>9</v></c></extLst></row>")))
                .containsExactly(List.of("A"));
    }

    @Test
    void prefixesAndUtf16AndOddHeadersAreRead() {
        String sheet = "<?xml version=\"1.0\" encoding=\"UTF-16\" standalone=\"yes\"?>"
                + "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>"
                + "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>₹ ऋण 😀</x:t></x:is></x:c></x:row>"
                + "</x:sheetData></x:worksheet>";
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            Path file = HostileWorkbook.ofRows("")
                    .part("xl/worksheets/sheet1.xml", sheet, charset)
                    .write(file());
            assertThat(ReadRows.texts(ReadRows.all(file))).containsExactly(List.of("₹ ऋण 😀"));
            try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
                assertThat(workbook.sheets().getFirst().rowsExpected()).isEqualTo(1);
            }
        }
        Path marked = HostileWorkbook.ofSheetPart("\ufeff" + HostileWorkbook.sheetXml(row(1, "LN1")))
                .write(file());
        assertThat(ReadRows.all(marked)).hasSize(1);
    }

    @Test
    void aLongUtf16SheetKeepsEveryCharacter() {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 2_000; row++) {
            rows.append(row(row, "x".repeat(row % 7) + "😀".repeat(row % 5) + row));
        }
        String sheet = HostileWorkbook.sheetXml(rows.toString()).replace("UTF-8", "UTF-16");
        Path file = HostileWorkbook.ofRows("")
                .part("xl/worksheets/sheet1.xml", sheet, StandardCharsets.UTF_16LE)
                .write(file());
        assertThat(ReadRows.all(file))
                .hasSize(2_000)
                .allSatisfy(row -> assertThat(row.cell(0).text())
                        .isEqualTo("x".repeat(row.number() % 7) + "😀".repeat(row.number() % 5) + row.number()));
    }

    @Test
    void theStrictFormIsRead() {
        Path file = HostileWorkbook.ofRows(row(1, "LN1")).strict().date1904().write(file());
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            assertThat(workbook.date1904()).isTrue();
            assertThat(ReadRows.all(workbook)).hasSize(1);
        }
    }

    @Test
    void anExtensionsWorkbookPropertiesDoNotChangeTheDateSystem() {
        String workbook =
                "<workbook><workbookPr date1904='1'/><sheets><sheet name='a' id='rId1'/></sheets><extLst><ext>"
                        + "<x15:workbookPr xmlns:x15='urn:x15' chartTrackingRefBase='1'/></ext></extLst></workbook>";
        Path file = HostileWorkbook.ofRows(row(1, "LN1"))
                .part("xl/workbook.xml", workbook)
                .write(file());
        try (OpenWorkbook opened = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            assertThat(opened.date1904()).isTrue();
        }
    }

    @Test
    void sheetsAreListedWithTheirRowsAndWhetherTheyAreHidden() {
        Path file = HostileWorkbook.ofRows(row(1, "A") + "<row r=\"2\"/>" + "<!-- <row/> --><row r=\"3\"/>")
                .sheet("Notes", "hidden", row(1, "<![CDATA[<row>]]>"))
                .sheet("Deep", "veryHidden", "")
                .write(file());
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            assertThat(workbook.date1904()).isFalse();
            assertThat(workbook.sheets())
                    .containsExactly(
                            new SheetInfo(0, "Sheet1", Visibility.VISIBLE, 3),
                            new SheetInfo(1, "Notes", Visibility.HIDDEN, 1),
                            new SheetInfo(2, "Deep", Visibility.VERY_HIDDEN, 0));
            assertThat(workbook.head(workbook.sheets().get(1), 5)
                            .getFirst()
                            .cell(0)
                            .text())
                    .isEqualTo("<row>");
        }
    }

    @Test
    void aSecondBlockOfRowsIsNotLost() {
        String sheet = HostileWorkbook.sheetXml(row(1, "A") + "</sheetData><sheetData>" + row(2, "B"));
        assertThat(ReadRows.all(HostileWorkbook.ofSheetPart(sheet).write(file())))
                .hasSize(2);
    }

    @Test
    void targetsAreFoundHoweverTheyAreWritten() {
        assertThat(WorkbookContents.resolved("xl/", "worksheets/sheet1.xml")).isEqualTo("xl/worksheets/sheet1.xml");
        assertThat(WorkbookContents.resolved("xl/", "/xl/worksheets/sheet1.xml"))
                .isEqualTo("xl/worksheets/sheet1.xml");
        assertThat(WorkbookContents.resolved("xl/", "./../xl/a.xml")).isEqualTo("xl/a.xml");
        assertThat(WorkbookContents.resolved("xl/", "..\\..\\..\\etc/passwd")).isEqualTo("etc/passwd");
    }

    @Test
    void columnsGoFromAToXfd() {
        assertThat(CellReference.parse("A1")).isEqualTo(new CellReference(0, 1));
        assertThat(CellReference.parse("xfd1048576")).isEqualTo(new CellReference(16_383, 1_048_576));
        for (int column = 0; column < WorkbookLimits.EXCEL_COLUMNS_MAX; column += 7) {
            assertThat(CellReference.parse(CellReference.name(column, 9))).isEqualTo(new CellReference(column, 9));
        }
        for (String nowhere : List.of("", "A", "1", "A0", "XFE1", "AAAA1", "A1B", "$A$1", "A-1", "A12345678")) {
            assertThat(CellReference.parse(nowhere).isSomewhere()).isFalse();
        }
    }

    private RawCell cell(String cell) {
        return read("<row r=\"1\">" + cell + "</row>").getFirst().cell(0);
    }

    private List<RawRow> read(String sheetData) {
        return ReadRows.all(HostileWorkbook.ofRows(sheetData).write(file()));
    }

    private Path file() {
        return folder.resolve("upload.xlsx");
    }
}
