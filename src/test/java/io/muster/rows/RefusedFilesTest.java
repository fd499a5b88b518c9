package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a row is read: each with its own code, a sentence, a remedy, and the file left as it was. */
class RefusedFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csv-file             | Loan account,Amount\\n\"LN1\",500",
                "csv-file             | Loan account\\tAmount\\nLN1\\t500",
                "csv-file             | ऋण खाता,राशि\\nLN1,५००",
                "html-file            | <html><body><table><tr><td>LN1",
                "html-file            | \\n\\n<!DOCTYPE html><meta charset='utf-8'>",
                "html-file            | <table border='1'><tr><td>LN1</td></tr></table>",
                "pdf-file             | %PDF-1.7",
                "xml-spreadsheet-2003 | <?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
                "not-a-workbook       | <?xml version='1.0'?><note/>",
                "not-a-workbook       | {\"rows\": []}",
                "not-a-workbook       | PK\\5\\6"
            })
    void textOfAnotherKindIsNamed(String code, String content) throws IOException {
        assertRefused(code, content.translateEscapes().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void csvInOtherEncodingsIsNamed() throws IOException {
        assertRefused("csv-file", "Loan account,Amount\nLN1,500".getBytes(StandardCharsets.UTF_16));
        assertRefused("csv-file", "Account,Amount ₹\n\u00a0,500".getBytes(Charset.forName("windows-1252")));
        assertRefused("csv-file", "ऋण,".repeat(2_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertRefused("empty-file", new byte[0]);
    }

    @Test
    void noiseIsNoWorkbook() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        assertRefused("not-a-workbook", noise);
    }

    @Test
    void anOldWorkbookAndAnEncryptedOneAreToldApart() throws Exception {
        ByteArrayOutputStream xls = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("Sheet1").createRow(0).createCell(0).setCellValue("LN1");
            workbook.write(xls);
        }
        assertRefused("xls-file", xls.toByteArray());

        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(container)) {
                out.write(good());
            }
            container.writeFilesystem(encrypted);
        }
        assertRefused("encrypted-workbook", encrypted.toByteArray());
    }

    @Test
    void otherArchivesAreNamed() throws IOException {
        assertRefused("xlsb-file", archive("_rels/.rels", "<Relationships/>", "xl/workbook.bin", "?"));
        assertRefused(
                "ods-file",
                archive("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"));
        assertRefused("zip-of-files", archive("March/collections.xlsx", "?"));
        assertRefused("not-a-workbook", archive("word/document.xml", "<x/>"));
        assertRefused("not-a-workbook", archive("xl/workbook.xml", "<html/>"));
    }

    @Test
    void aTruncatedWorkbookIsRefusedWholeAtAnyCut() throws IOException {
        byte[] good = good();
        for (int length = 4; length < good.length; length += good.length / 50) {
            assertRefused("damaged-file", Arrays.copyOf(good, length));
        }
    }

    @Test
    void aWrongChecksumIsRefusedBeforeAnyRow() throws IOException {
        byte[] bytes = good();
        byte[] sheet = "xl/worksheets/sheet1.xml".getBytes(StandardCharsets.US_ASCII);
        int inDirectory = lastIndexOf(bytes, sheet) - 46;
        bytes[inDirectory + 16] ^= 1;
        assertRefused("damaged-file", bytes);
    }

    @Test
    void badDeflateInTheMiddleIsRefusedBeforeAnyRow() throws IOException {
        byte[] bytes = large();
        int header = indexOf(bytes, "xl/worksheets/sheet1.xml".getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(bytes, header + bytes.length / 2, header + bytes.length / 2 + 40, (byte) 0xff);
        assertRefused("damaged-file", bytes);
    }

    @Test
    void everyDamagedByteEndsInARefusalOrInTheSameRows() throws IOException {
        byte[] good = good();
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(folder.resolve("flipped.xlsx"), bytes);
            try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
                assertThat(ReadRows.all(workbook)).hasSize(100);
            } catch (UnreadableWorkbook e) {
                assertThat(e.rowNumber()).isZero();
            }
        }
    }

    @Test
    void aPartTwiceIsRefused() throws IOException {
        assertRefused(
                "duplicate-part",
                workbook().part("XL/worksheets/SHEET1.xml", "<x/>").bytes());
    }

    @Test
    void tooManyPartsAreRefused() throws IOException {
        HostileWorkbook workbook = workbook();
        for (int part = 0; part < 10_001; part++) {
            workbook.part("xl/media/" + part, "");
        }
        assertRefused("too-many-parts", workbook.bytes());
    }

    @Test
    void externalEntitiesAndLaughsAreRefusedInEveryPart() throws IOException {
        String laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]>";
        String xxe = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">";
        for (String doctype : new String[] {laughs, xxe}) {
            String sheet = HostileWorkbook.sheetXml("").replace("?>", "?>" + doctype);
            assertRefused("doctype", HostileWorkbook.ofSheetPart(sheet).bytes());
            assertRefused(
                    "doctype",
                    workbook().part("xl/workbook.xml", doctype + "<workbook/>").bytes());
            assertRefused(
                    "doctype",
                    workbook().part("_rels/.rels", doctype + "<Relationships/>").bytes());
            assertRefused(
                    "doctype",
                    workbook()
                            .sharedStrings()
                            .part("xl/sharedStrings.xml", doctype + "<sst/>")
                            .bytes());
        }
    }

    @Test
    void aDoctypeCannotHideInAnotherEncoding() throws IOException {
        String sheet = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x><worksheet/>";
        assertRefused(
                "doctype",
                workbook()
                        .part("xl/worksheets/sheet1.xml", sheet, StandardCharsets.UTF_16)
                        .bytes());
        assertRefused(
                "doctype",
                workbook()
                        .part("xl/worksheets/sheet1.xml", sheet, StandardCharsets.UTF_16LE)
                        .bytes());
        String utf7 = "<?xml version=\"1.0\" encoding=\"UTF-7\"?><worksheet/>";
        assertRefused("text-encoding", HostileWorkbook.ofSheetPart(utf7).bytes());
    }

    @Test
    void aZipBombIsRefusedByWhatItDeclares() throws IOException {
        assertRefused(
                "packed-too-tightly",
                HostileWorkbook.ofRows(" ".repeat(20 << 20)).bytes());
    }

    @Test
    void aBombThatDeclaresLessIsDamaged() throws IOException {
        byte[] bytes = HostileWorkbook.ofRows(" ".repeat(20 << 20)).bytes();
        int inDirectory = lastIndexOf(bytes, "xl/worksheets/sheet1.xml".getBytes(StandardCharsets.US_ASCII)) - 46;
        Arrays.fill(bytes, inDirectory + 24, inDirectory + 28, (byte) 0);
        assertRefused("damaged-file", bytes);
    }

    @Test
    void endlessCellsAreRefused() throws IOException {
        Random random = new Random(3);
        StringBuilder noise = new StringBuilder();
        random.ints(600_000, 'A', 'Z').forEach(c -> noise.append((char) c));
        String inline = HostileWorkbook.row(1, noise.toString());
        assertRefused("cell-too-long", HostileWorkbook.ofRows(inline).bytes());
        assertRefused(
                "cell-too-long",
                HostileWorkbook.ofRows("<row a=\"" + noise + "\"/>").bytes());
        assertRefused("long-name", HostileWorkbook.ofRows("<" + noise + "/>").bytes());
        assertRefused(
                "cell-too-long", HostileWorkbook.ofRows("<!--" + noise + "-->").bytes());
        assertRefused(
                "cell-too-long",
                HostileWorkbook.ofRows("<![CDATA[" + noise + "]]>").bytes());
        assertRefused(
                "cell-too-long",
                workbook().sharedStrings("<si><t>" + noise + "</t></si>").bytes());
        String runs = "<r><t>ABCDEFGHIJ</t></r>".repeat(3_277);
        assertRefused(
                "cell-too-long",
                workbook().sharedStrings("<si>" + runs + "</si>").bytes());
    }

    @Test
    void deepMarkupIsRefused() throws IOException {
        assertRefused(
                "too-deep",
                HostileWorkbook.ofRows("<a>".repeat(1_000) + "</a>".repeat(1_000))
                        .bytes());
    }

    @Test
    void aDamagedPartIsDamagedWhateverItsMarkupLooksLike() throws IOException {
        byte[] bytes = HostileWorkbook.ofRows("<a>".repeat(1_000) + "</a>".repeat(1_000))
                .bytes();
        int inDirectory = lastIndexOf(bytes, "xl/worksheets/sheet1.xml".getBytes(StandardCharsets.US_ASCII)) - 46;
        bytes[inDirectory + 16] ^= 1;
        assertRefused("damaged-file", bytes);
    }

    @Test
    void aMillionNamesAreRefused() throws IOException {
        StringBuilder elements = new StringBuilder();
        StringBuilder attributes = new StringBuilder();
        for (int name = 0; name < 2_000; name++) {
            elements.append("<e").append(name).append("/>");
            attributes.append(" a").append(name).append("=''");
        }
        assertRefused(
                "too-many-names", HostileWorkbook.ofRows(elements.toString()).bytes());
        assertRefused(
                "too-many-names",
                HostileWorkbook.ofRows("<row" + attributes + "/>").bytes());
    }

    @Test
    void tooManyRowsAreCountedBeforeTheyAreRead() throws IOException {
        Path file = HostileWorkbook.ofRows("<row/>".repeat(11)).write(folder.resolve("rows.xlsx"));
        assertThatExceptionOfType(UnreadableWorkbook.class)
                .isThrownBy(() -> Workbooks.open(file, WorkbookLimits.DEFAULT.withRowsMax(10))
                        .close())
                .satisfies(e -> assertThat(e.code()).isEqualTo("too-many-rows"));
    }

    @Test
    void missingPartsAreDamage() throws IOException {
        assertRefused(
                "damaged-file",
                workbook()
                        .part("xl/_rels/workbook.xml.rels", "<Relationships/>")
                        .bytes());
        String noSheets = "<workbook><sheets/></workbook>";
        assertRefused("no-sheets", workbook().part("xl/workbook.xml", noSheets).bytes());
        assertRefused(
                "broken-workbook",
                workbook().part("xl/workbook.xml", "<workbook><sheets>").bytes());
        assertRefused("broken-workbook", workbook().sharedStrings("<si><t>half").bytes());
    }

    @Test
    void aPasswordOnTheArchiveIsNamed() throws IOException {
        byte[] bytes = good();
        bytes[lastIndexOf(bytes, "xl/worksheets/sheet1.xml".getBytes(StandardCharsets.US_ASCII)) - 46 + 8] |= 1;
        assertRefused("encrypted-workbook", bytes);
    }

    @Test
    void aDiskThatFailsIsNotTheFilesFault() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Workbooks.open(folder.resolve("gone.xlsx"), WorkbookLimits.DEFAULT)
                        .close());
    }

    private void assertRefused(String code, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("upload.bin"), content);
        for (RowReader reader : RowReader.values()) {
            assertThatExceptionOfType(UnreadableWorkbook.class)
                    .isThrownBy(() ->
                            Workbooks.open(file, WorkbookLimits.DEFAULT, reader).close())
                    .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                    .satisfies(e -> assertThat(e.rowNumber()).isZero())
                    .satisfies(e -> assertThat(e).hasMessageEndingWith("Nothing was posted from it."))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250))
                    .satisfies(e -> assertThat(e.remedy()).isNotBlank());
        }
        assertThat(crc(Files.readAllBytes(file))).isEqualTo(crc(content));
    }

    private static HostileWorkbook workbook() {
        return HostileWorkbook.ofRows(HostileWorkbook.row(1, "Loan account"));
    }

    private static byte[] good() {
        return ReadRows.workbookOf(100).bytes();
    }

    private static byte[] large() {
        return ReadRows.workbookOf(20_000).bytes();
    }

    private static byte[] archive(String... namesAndContents) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (int at = 0; at < namesAndContents.length; at += 2) {
            parts.put(namesAndContents[at], namesAndContents[at + 1].getBytes(StandardCharsets.UTF_8));
        }
        return HostileWorkbook.zip(parts);
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static int indexOf(byte[] bytes, byte[] needle) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(needle, StandardCharsets.ISO_8859_1));
    }

    private static int lastIndexOf(byte[] bytes, byte[] needle) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .lastIndexOf(new String(needle, StandardCharsets.ISO_8859_1));
    }
}
