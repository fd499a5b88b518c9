package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows taken from the bytes against the same rows taken by the parser: alike in content, places, and refusals. */
class PlainRowsTest {
    private static final String SHEET = """
            <row r="1" spans="1:4" ht="15.75" customHeight='1' x:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c>\
            <c r='B1' s='1'><v>46000.5</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>LN_x0041_1</v></c></row>
            <row hidden="true"><c><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="n"><f>A1</f></c></row>\r
            <row r="7"><c r="B7" t="inlineStr"><is><t xml:space="preserve"> R&amp;D &#8377;&#x1F600; </t></is></c>
              <c r="D7" s="0" t="inlineStr"><is><t>ऋण 😀 é</t></is></c><c r="F7"/><c r="G7" t="s"></c></row>
            <row r="8"><c r="A8"><f t="shared" ref="A8:A9" si="0">B8*2</f><v>-4.5999999999999996</v></c></row>
            <row r="9"/><row r="10"><c r="A10" t="inlineStr"><is><t> </t></is></c></row>
            """;

    private static final List<String> PIECES = List.of(
            "<row r=\"%d\">",
            "<row>",
            "</row>",
            "<c r=\"A%d\">",
            "<c r='C%d' t='s'>",
            "<c t=\"inlineStr\">",
            "<c t=\"str\" s=\"1\">",
            "<c s=\"1\"/>",
            "</c>",
            "<v>",
            "</v>",
            "<v/>",
            "<is><t>",
            "</t></is>",
            "<is><t xml:space=\"preserve\">",
            "<is><r><t>a</t></r></is>",
            "<f>",
            "</f>",
            "<f t=\"shared\" si=\"0\"/>",
            "12.5",
            "1",
            "-3E+05",
            " ",
            "\n",
            "\r\n",
            "&amp;",
            "&#10;",
            "&#xD800;",
            "&#0;",
            "&bogus;",
            "&",
            "]]>",
            "]]&gt;",
            ">",
            "_x000D_",
            "_x0041_",
            "_",
            "₹",
            "😀",
            "\u0085",
            "\ufffd",
            "\ufffe",
            "\u007f",
            "<![CDATA[x<y]]>",
            "<!-- c -->",
            "<?p i?>",
            "<x:v>1</x:v>",
            "<y:v/>",
            "<extLst><ext/></extLst>",
            " x:r=\"5\"",
            " r=\"5\"",
            "<c r=\"B%d\" r=\"B%d\">",
            "<c r=\"a%d\">",
            "<c r=\"A0%d\">",
            "<c  r = \"A%d\" >",
            "<row r=\"+%d\">",
            "<row\tr=\"%d\">",
            "<row r=\"%d\" hidden=\"1\" x:hidden=\"0\">",
            "<row r=\"%d\" r=\"1\">",
            "</sheetData><sheetData>",
            "\u0000",
            "\u0001");

    @Test
    void plainRowsNeedNoParser() throws IOException {
        assertThat(read(SHEET.getBytes(StandardCharsets.UTF_8), true).plainRows).isEqualTo(4);
    }

    @Test
    void theyAreWhatTheParserReads() throws IOException {
        assertAlike(SHEET.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSheetCutOffAnywhereIsReadAlike() throws IOException {
        byte[] sheet = SHEET.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < sheet.length; length++) {
            assertAlike(Arrays.copyOf(sheet, length));
        }
    }

    @Test
    void aSheetWithAnyByteFlippedIsReadAlike() throws IOException {
        byte[] sheet = SHEET.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < sheet.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = sheet.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertAlike(flipped);
            }
        }
    }

    @Test
    void aBufferThatEndsAnywhereChangesNothing() throws IOException {
        byte[] sheet = SHEET.getBytes(StandardCharsets.UTF_8);
        Outcome whole = read(sheet, true);
        int plainRows = 0;
        for (int capacity = 1; capacity < sheet.length + 100; capacity++) {
            Outcome read = read(sheet, true, capacity);
            assertThat(read.rows).as("buffer of %d", capacity).isEqualTo(whole.rows);
            plainRows = Math.max(plainRows, read.plainRows);
        }
        assertThat(plainRows).isEqualTo(whole.plainRows);
    }

    /** Nearly plain, one by one: each of these would pass if its check were left out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='2'><c r='A2' r='A2'><v>1</v></c></row>",
                "<row r='2'><c t='s' t='s'><v>0</v></c></row>",
                "<row r='2'><c s='1' s='0'><v>5</v></c></row>",
                "<row r='2' x:a='1' x:a='2'><c><v>1</v></c></row>",
                "<row r='2' x:a='1' x:b='2'><c><v>1</v></c></row>",
                "<row r='2' z:a='1'><c><v>1</v></c></row>",
                "<row x:r='5'><c><v>1</v></c></row>",
                "<row r='2' x:hidden='1'><c><v>1</v></c></row>",
                "<row r='2' ht='1' ht='1'><c><v>1</v></c></row>",
                "<row r='2' ht='<'><c><v>1</v></c></row>",
                "<row r='2' ht='&z;'><c><v>1</v></c></row>",
                "<row r='2'ht='1'><c><v>1</v></c></row>",
                "<row r='2'><c r='A2't='s'><v>1</v></c></row>",
                "<row r='2'><c t='inlineStr'><v>5</v><is><t>a</t></is></c></row>",
                "<row r='2'><c t='inlineStr'><is><t>a</t></is><v>&z;</v></c></row>",
                "<row r='2'><c t='inlineStr'><is><t>a</t></is><is><t>b</t></is></c></row>",
                "<row r='2'><c t='inlineStr'><is><t>a</t><t>b</t></is></c></row>",
                "<row r='2'><c t='inlineStr'><is><t xml:space='preserve'>a</t></is></c></row>",
                "<row r='2'><c><v> 5 </v></c></row>",
                "<row r='2'><c><v> </v></c></row>",
                "<row r='2'><c><f>A1</f><v> </v></c></row>",
                "<row r='2'><c><v>5</v><v>6</v></c></row>",
                "<row r='2'><c><f>&z;</f><v>5</v></c></row>",
                "<row r='2'><c t='s'><f>&z;</f><v>0</v></c></row>",
                "<row r='2'><c t='s'><v>9</v></c></row>",
                "<row r='2'><c t='s'><v> 0 </v></c></row>",
                "<row r='2'><c t='s'><v>+0</v></c></row>",
                "<row r='2'><c r='B2'/><c r='A2'><v>1</v></c></row>",
                "<row r='2'><c r='A3'><v>1</v></c></row>",
                "<row r='2'><c r='a2'><v>1</v></c></row>",
                "<row r='2'><c r='XFE2'/></row>",
                "<row r='2'><c r='XFD2'><v>1</v></c></row>",
                "<row r='1'><c><v>1</v></c></row>",
                "<row r='0'><c><v>1</v></c></row>",
                "<row r='1048577'><c><v>1</v></c></row>",
                "<row r='2'><c t='str'><v>a]]>b</v></c></row>",
                "<row r='2'><c t='str'><v>a\r\nb\rc</v></c></row>",
                "<row r='2'><c t='str'><v>a&#13;&#10;b&#9;</v></c></row>",
                "<row r='2'><c t='str'><v>&#xFFFE;</v></c></row>",
                "<row r='2'><c t='str'><v>&#xD83D;&#xDE00;</v></c></row>",
                "<row r='2'><c t='str'><v>&#1114112;</v></c></row>",
                "<row r='2'><c t='str'><v>&#4294967361;</v></c></row>",
                "<row r='2'><c t='str'><v>&#;</v></c></row>",
                "<row r='2'><c t='str'><v>&#X41;</v></c></row>",
                "<row r='2'><c t='str'><v>&;</v></c></row>",
                "<row r='2'><c t='str'><v>\u007f\u0085\u2028</v></c></row>",
                "<row r='2'><c t='str'><v>\u0000</v></c></row>",
                "<row r='2'><c t='str'><v>\uffff</v></c></row>",
                "<row r='2'><c t='str'><v>\ufffd</v></c></row>",
                "<row r='2'><c t='str'><v>_xD83D__xDE00__x0000_</v></c></row>",
                "<row r='2'>text<c><v>1</v></c></row>",
                "<row r='2'><c><v>1</v></c >",
                "<row r='2'><c><v>1</v></c></row >",
                "<row r='2'><cx><v>1</v></cx></row>",
                "<rows r='2'><c><v>1</v></c></rows>",
                "<row><row><c><v>1</v></c></row></row>",
                "<c><v>1</v></c>",
                "</sheetData><row r='2'><c><v>1</v></c></row><sheetData>",
            })
    void whatIsNearlyPlainIsReadAlike(String row) throws IOException {
        String before = "<row r='1'><c t='s'><v>0</v></c></row>";
        String after = "<row r='3'><c><v>3</v></c></row>";
        assertAlike((before + row + after).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 3_000)
    void anyMarkupIsReadAlike(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder sheet = new StringBuilder();
        for (int row = 1; row < 5; row++) {
            sheet.append(random.nextInt(3) > 0 ? wellFormed(random, row) : "");
            for (int piece = random.nextInt(6); piece > 0; piece--) {
                sheet.append(PIECES.get(random.nextInt(PIECES.size())).replace("%d", String.valueOf(row)));
            }
        }
        assertAlike(sheet.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 3_000)
    void anyWellFormedRowsAreReadAlike(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder sheet = new StringBuilder();
        for (int row = 1; row < 12; row++) {
            sheet.append(wellFormed(random, row));
        }
        assertAlike(sheet.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String wellFormed(Random random, int row) {
        StringBuilder text =
                new StringBuilder(random.nextBoolean() ? "<row r='" + row + "'>" : "<row r=\"" + row + "\" >");
        for (int column = 0; column < 4; column++) {
            String at = random.nextBoolean() ? " r=\"" + CellReference.name(column, row) + "\"" : "";
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "<c" + at + " t='s'><v>" + random.nextInt(5) + "</v></c>";
                        case 1 -> "<c t=\"inlineStr\"" + at + "><is><t>" + piece(random) + "</t></is></c>";
                        case 2 -> "<c s='1'" + at + "><v>" + piece(random) + "</v></c>";
                        case 3 -> "<c" + at + " t='str'><f>" + piece(random) + "</f><v>" + piece(random) + "</v></c>";
                        case 4 -> "<c" + at + "><f>" + piece(random) + "</f></c>";
                        default -> "<c" + at + "><v>" + random.nextInt() + "</v></c>";
                    });
        }
        return text.append("</row>").toString();
    }

    private static String piece(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(4); pieces > 0; pieces--) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text.append(piece.startsWith("<") && random.nextInt(8) > 0 ? "LN" : piece);
        }
        return text.toString();
    }

    private static void assertAlike(byte[] rows) throws IOException {
        Outcome parsed = read(rows, false);
        Outcome plain = read(rows, true);
        assertThat(plain.rows)
                .as(() -> new String(rows, StandardCharsets.UTF_8))
                .isEqualTo(parsed.rows);
        assertThat(plain.end).as(() -> new String(rows, StandardCharsets.UTF_8)).isEqualTo(parsed.end);
    }

    /** What a reading came to. */
    private record Outcome(List<RawRow> rows, String end, int plainRows) {}

    private static Outcome read(byte[] rows, boolean plain) throws IOException {
        return read(rows, plain, 1 << 13);
    }

    private static Outcome read(byte[] rows, boolean plain, int capacity) throws IOException {
        List<RawRow> read = new ArrayList<>();
        int plainRows = 0;
        try (SheetScanner scanner = scanner(rows, plain, capacity)) {
            for (RawRow row = scanner.next(); row != null; row = scanner.next()) {
                read.add(row);
                plainRows += scanner.readsPlainly() ? 1 : 0;
            }
            return new Outcome(read, "whole", plainRows);
        } catch (UnreadableWorkbook refusal) {
            return new Outcome(read, refusal.code() + " " + refusal.getMessage(), plainRows);
        }
    }

    private static SheetScanner scanner(byte[] rows, boolean plain, int capacity) throws IOException {
        byte[] head = "<worksheet xmlns='m' xmlns:x='x'><sheetData>".getBytes(StandardCharsets.UTF_8);
        byte[] tail = "</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8);
        InputStream sheet = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head), new ByteArrayInputStream(rows), new ByteArrayInputStream(tail))));
        PartBuffer part = new PartBuffer(XmlParts.plain(sheet), capacity);
        if (plain) {
            assertThat(part.pauseBehind("sheetData", capacity)).isEqualTo(capacity >= head.length);
        }
        SharedStrings strings = new SharedStrings(1 << 14);
        for (String text : List.of("Asha", "", "₹ 5", "A_x000D_B")) {
            byte[] stored = text.getBytes(StandardCharsets.UTF_8);
            strings.add(stored, 0, stored.length, false);
        }
        try {
            return new SheetScanner(
                    part, new XmlParts().parserOfPlain(part), strings.lookup(), formats(), WorkbookLimits.DEFAULT);
        } catch (XMLStreamException e) {
            throw new AssertionError(e);
        }
    }

    private static NumberFormats formats() {
        String styles = "<styleSheet><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>";
        try {
            return NumberFormats.read(
                    new XmlParts().parser(new ByteArrayInputStream(styles.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException | XMLStreamException e) {
            throw new AssertionError(e);
        }
    }
}
