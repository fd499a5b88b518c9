package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading in a process of its own with little memory: a workbook's size must not show in the heap. */
class SmallHeapTest {
    private static final int HEAP_MB = 40;
    private static final String WORKBOOK = "<workbook><sheets><sheet name='a' id='r1'/></sheets></workbook>";
    private static final String LINKS = "<r><Relationship Id='r1' Type='a/worksheet' Target='sheet.xml'/></r>";

    @TempDir
    Path folder;

    @Test
    void manyUniqueTextsFitIntoASmallHeap() throws Exception {
        Path file = folder.resolve("unique.xlsx");
        int rows = 200_000;
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Muster", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            for (int row = 0; row < rows; row++) {
                sheet.value(row, 0, "LN-2026-000-" + row);
                sheet.value(row, 1, "UTR0000SBIN4122026" + row);
                sheet.value(row, 2, row);
            }
        }
        assertThat(readInSmallHeap(file)).isEqualTo("rows " + rows + " last UTR0000SBIN4122026" + (rows - 1));
    }

    @Test
    void aCellOfFourHundredMegabytesIsRefusedInASmallHeap() throws Exception {
        Path file = folder.resolve("cell.xlsx");
        byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "xl/workbook.xml", WORKBOOK);
            put(zip, "xl/_rels/workbook.xml.rels", LINKS);
            zip.putNextEntry(new ZipEntry("xl/sheet.xml"));
            zip.write("<worksheet><sheetData><row><c t='str'><v>".getBytes(StandardCharsets.US_ASCII));
            for (int written = 0; written < 400; written++) {
                zip.write(megabyte);
            }
            zip.write("</v></c></row></sheetData></worksheet>".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(readInSmallHeap(file)).isEqualTo("refused packed-too-tightly");
        assertThat(readInSmallHeap(file, "2000")).isEqualTo("refused cell-too-long");
    }

    /** Each of these once filled the heap from a file of a few megabytes. */
    @ParameterizedTest
    @CsvSource({
        "xl/sheet.xml, <worksheet>, <n%d%s/>, 100, refused long-name",
        "xl/sheet.xml, <worksheet>, <n xmlns:p=\"%d%s\"/>, 150, refused long-name",
        "xl/workbook.xml, <workbook><sheets>, <sheet name=\"%d%s\" id=\"r1\"/>, 100, refused long-name",
        "xl/_rels/workbook.xml.rels, <r>, <R Id=\"%d\" Type=\"\" Target=\"x\"/>, 400000, refused too-many-parts",
    })
    void whatAParserOrAReaderKeepsIsBounded(String part, String start, String element, int times, String outcome)
            throws Exception {
        Path file = folder.resolve("kept.xlsx");
        Map<String, String> others = new HashMap<>(Map.of(
                "xl/workbook.xml", WORKBOOK, "xl/_rels/workbook.xml.rels", LINKS, "xl/sheet.xml", "<worksheet/>"));
        String _ = others.remove(part);
        String long500k = "a".repeat(500_000);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> other : others.entrySet()) {
                put(zip, other.getKey(), other.getValue());
            }
            put(zip, part, start);
            for (int number = 0; number < times; number++) {
                zip.write(element.formatted(number, long500k).getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(readInSmallHeap(file, "2000")).isEqualTo(outcome);
    }

    /** Reads a workbook and says in one line what came of it. */
    public static void main(String[] arguments) {
        WorkbookLimits limits = WorkbookLimits.DEFAULT.withRatioMax(Integer.parseInt(arguments[1]));
        try (OpenWorkbook workbook = Workbooks.open(Path.of(arguments[0]), limits)) {
            long rows = 0;
            String last = "";
            for (RawRow row :
                    workbook.rows(workbook.sheets().getFirst()).subscribe().asIterable()) {
                rows++;
                last = row.cell(1).text();
            }
            System.out.print("rows " + rows + " last " + last);
        } catch (UnreadableWorkbook e) {
            System.out.print("refused " + e.code());
        }
    }

    private static String readInSmallHeap(Path file) throws IOException, InterruptedException {
        return readInSmallHeap(file, "200");
    }

    private static String readInSmallHeap(Path file, String ratioMax) throws IOException, InterruptedException {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SmallHeapTest.class.getName(),
                        file.toString(),
                        ratioMax)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor()).isZero();
        return said;
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.US_ASCII));
    }
}
