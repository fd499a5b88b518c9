package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Workbooks of other programs' writing, read by both readers: what was written comes back, and both agree. */
class WrittenByOthersTest {

    @Property(tries = 30)
    void anyTableWrittenByFastexcelComesBack(@ForAll("tables") List<List<Object>> table, @ForAll boolean inline)
            throws IOException {
        Path file = Files.createTempFile("fastexcel", ".xlsx");
        try {
            writeFastexcel(file, table, inline);
            List<RawRow> rows = ReadRows.all(file);
            assertThat(rows).allSatisfy(row -> assertSame(table.get(row.number() - 1), row));
            assertThat(rows).hasSize((int)
                    table.stream().filter(WrittenByOthersTest::hasContent).count());
            assertAgreed(file, rows);
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<List<Object>>> tables() {
        Arbitrary<Object> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("₹ऋणé\u00a0\n\t_x")
                .ofMaxLength(20)
                .map(written -> written);
        Arbitrary<Object> whole = Arbitraries.longs()
                .between(-999_999_999_999_999L, 999_999_999_999_999L)
                .map(n -> n);
        Arbitrary<Object> rupees = Arbitraries.integers().map(paise -> paise / 100.0);
        Arbitrary<Object> cell = Arbitraries.oneOf(text, whole, rupees);
        return cell.list().ofMaxSize(6).list().ofMaxSize(12);
    }

    @Test
    void whatPoiWritesIsReadAlikeByBothReaders() throws IOException {
        for (Workbook workbook : List.of(new XSSFWorkbook(), new SXSSFWorkbook(10))) {
            Path file = Files.createTempFile("poi", ".xlsx");
            try (workbook;
                    OutputStream out = Files.newOutputStream(file)) {
                fill(workbook.createSheet("Collections"));
                workbook.write(out);
            }
            List<RawRow> rows = ReadRows.all(file);
            assertThat(rows).hasSize(202);
            assertThat(rows.get(1).cells())
                    .containsExactly(
                            new RawCell.Text("LN1"),
                            new RawCell.Numeric("1.5"),
                            new RawCell.Bool(true),
                            new RawCell.Failed("#N/A"),
                            RawCell.BLANK,
                            new RawCell.Text("अ&<\"'>\r\n😀"));
            assertThat(rows.getLast().number()).isEqualTo(301);
            assertThat(rows.getLast().hidden()).isTrue();
            assertAgreed(file, rows);
            Files.delete(file);
        }
    }

    private static void fill(Sheet sheet) {
        sheet.createRow(0).createCell(0).setCellValue("Loan account");
        for (int number = 1; number <= 200; number++) {
            Row row = sheet.createRow(number);
            row.createCell(0).setCellValue("LN" + number);
            row.createCell(1).setCellValue(number + 0.5);
            row.createCell(2).setCellValue(number % 2 == 1);
            row.createCell(3).setCellErrorValue(FormulaError.NA.getCode());
            row.createCell(5).setCellValue("अ&<\"'>\r\n😀");
        }
        Row last = sheet.createRow(300);
        last.setZeroHeight(true);
        Cell total = last.createCell(1);
        total.setCellValue("Total");
    }

    private static void writeFastexcel(Path file, List<List<Object>> table, boolean inline) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var workbook = new org.dhatim.fastexcel.Workbook(out, "Muster", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            for (int row = 0; row < table.size(); row++) {
                for (int column = 0; column < table.get(row).size(); column++) {
                    write(sheet, row, column, table.get(row).get(column), inline);
                }
            }
        }
    }

    private static void write(Worksheet sheet, int row, int column, Object content, boolean inline) {
        switch (content) {
            case Number number -> sheet.value(row, column, number);
            case String text when inline -> sheet.inlineString(row, column, text);
            default -> sheet.value(row, column, content.toString());
        }
    }

    private static void assertSame(List<Object> written, RawRow row) {
        for (int column = 0; column < written.size(); column++) {
            Object content = written.get(column);
            RawCell cell = row.cell(column);
            if (content instanceof Number number) {
                assertThat(cell).isInstanceOf(RawCell.Numeric.class);
                assertThat(Double.parseDouble(cell.text())).isEqualTo(number.doubleValue());
            } else {
                assertThat(cell.text()).isEqualTo(content);
            }
        }
    }

    private static void assertAgreed(Path file, List<RawRow> rows) {
        List<RawRow> others = ReadRows.all(file, RowReader.STREAMING_READER);
        assertThat(others).hasSameSizeAs(rows);
        for (int row = 0; row < rows.size(); row++) {
            assertThat(others.get(row)).isEqualTo(rows.get(row));
        }
    }

    private static boolean hasContent(List<Object> row) {
        return row.stream().anyMatch(cell -> cell instanceof Number || !isBlank(cell.toString()));
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
