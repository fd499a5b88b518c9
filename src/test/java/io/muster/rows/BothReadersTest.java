package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Muster's scanner against excel-streaming-reader: the same rows of anything that an honest program may write. */
class BothReadersTest {
    private static final String[] STRINGS = {
        "<si><t>Asha Rao</t></si>",
        "<si><t xml:space=\"preserve\"> LN 1 </t></si>",
        "<si><r><t>LN</t></r><r><rPr><b/></rPr><t>-2</t></r></si>",
        "<si><t>₹ 1,23,456.00 &amp; 😀</t></si>",
        "<si><t>A_x000D_B</t></si>",
        "<si><t/></si>"
    };

    private static final String[] CHARACTERS = {
        "LN-1",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "&amp;",
        "&lt;",
        "&gt;",
        "&quot;",
        "&apos;",
        "&#65;",
        "&#x20B9;",
        "&#10;",
        "&#13;",
        "&#x1F600;",
        "₹",
        "😀",
        "ऋण",
        "é",
        ">",
        "]]&gt;",
        "_x0041_",
        "_x005F_x0041_",
        "_x000D_",
        "_",
        "_xD83D__xDE00_",
        "\u0085",
        "\u2028",
        "\ufffd",
        "\ue000"
    };

    private static final String[] BETWEEN = {"", "", " ", "\n", "\r\n\t", "<!-- <c> -->", "<?p <c?>"};

    @Property(tries = 60)
    void theyAgreeOnAnySheet(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder sheet = new StringBuilder();
        int number = 0;
        for (int row = 0; row < 20; row++) {
            number += 1 + random.nextInt(3);
            sheet.append(row(random, number));
        }
        Path file = HostileWorkbook.ofRows(sheet.toString())
                .sharedStrings(STRINGS)
                .write(Files.createTempFile("both", ".xlsx"));
        try {
            assertThat(ReadRows.all(file, RowReader.STREAMING_READER)).containsExactlyElementsOf(ReadRows.all(file));
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 120)
    void theyAgreeOnAnyTextInAnyMarkup(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        String[] strings = new String[6];
        Arrays.setAll(strings, _ -> "<si>" + text(random).replace("_x005F_", "_") + "</si>");
        StringBuilder sheet = new StringBuilder();
        for (int number = 1; number <= 12; number++) {
            sheet.append(anyRow(random, number, strings.length));
        }
        Path file = HostileWorkbook.ofRows(sheet.toString())
                .sharedStrings(strings)
                .write(Files.createTempFile("both", ".xlsx"));
        try {
            assertThat(ReadRows.all(file, RowReader.STREAMING_READER))
                    .as(sheet.toString())
                    .containsExactlyElementsOf(ReadRows.all(file));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void whereTheyDifferOursIsTheOneThatLosesNothing() throws IOException {
        Path file = HostileWorkbook.ofRows("<row><c t=\"inlineStr\"><is><t><![CDATA[LN1]]></t></is></c>"
                        + "<c><f>B1*2</f></c><c><v>1</v></c></row>")
                .write(Files.createTempFile("differ", ".xlsx"));
        assertThat(ReadRows.all(file).getFirst().cells())
                .containsExactly(new RawCell.Text("LN1"), new RawCell.Uncalculated("=B1*2"), new RawCell.Numeric("1"));
        assertThat(ReadRows.texts(ReadRows.all(file, RowReader.STREAMING_READER)))
                .isNotEqualTo(List.of(List.of("LN1", "=B1*2", "1")));
        Files.delete(file);
    }

    /** The library resolves escapes in the table of texts, and there alone, so that they are resolved once more. */
    @Test
    void anEscapedEscapeInTheTableOfTextsIsOursAlone() throws IOException {
        Path file = HostileWorkbook.ofRows("<row><c t=\"s\"><v>0</v></c></row>")
                .sharedStrings("<si><t>_x005F_x0041_</t></si>")
                .write(Files.createTempFile("differ", ".xlsx"));
        assertThat(ReadRows.texts(ReadRows.all(file))).isEqualTo(List.of(List.of("_x0041_")));
        assertThat(ReadRows.texts(ReadRows.all(file, RowReader.STREAMING_READER)))
                .isEqualTo(List.of(List.of("A")));
        Files.delete(file);
    }

    private static String row(Random random, int number) {
        StringBuilder row =
                new StringBuilder("<row r=\"" + number + "\"" + (random.nextInt(5) == 0 ? " hidden=\"1\"" : "") + ">");
        for (int column = 0; column < 8; column++) {
            if (random.nextInt(4) > 0) {
                row.append(cell(random, CellReference.name(column, number)));
            }
        }
        return row.append("</row>").toString();
    }

    /** Attributes in any order and quotes, spaces between tags, comments and instructions where a program may put them. */
    private static String anyRow(Random random, int number, int strings) {
        StringBuilder row = new StringBuilder(
                random.nextBoolean()
                        ? "<row r=\"" + number + "\" spans='1:6'>"
                        : "<row  ht='15'  r='" + number + "' >");
        for (int column = 0; column < 6; column++) {
            String at = CellReference.name(column, number);
            row.append(BETWEEN[random.nextInt(BETWEEN.length)]);
            row.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "<c t='s' r='%s'><v>%d</v></c>".formatted(at, random.nextInt(strings));
                        case 1 -> "<c s=\"0\" t=\"inlineStr\" r=\"%s\"><is>%s</is></c>".formatted(at, text(random));
                        case 2 -> "<c t='str' r='%s' ><f>A1&amp;B1</f><v>x%s</v></c>".formatted(at, characters(random));
                        case 3 -> "<c\n r='%s'\t><v>%d</v ></c >".formatted(at, random.nextInt());
                        case 4 -> "<c r='%s'></c>".formatted(at);
                        default -> "<c r='%s' s='1' />".formatted(at);
                    });
        }
        return row.append("</row>").toString();
    }

    private static String text(Random random) {
        String run = "x" + characters(random) + "x";
        return switch (random.nextInt(6)) {
            case 0 -> "<t>" + run + "</t>";
            case 1 -> "<t xml:space=\"preserve\"> " + run + " </t>";
            case 2 -> "<t xml:space='preserve'>" + run + "</t>";
            case 3 -> "\n <t >" + run + "</t>\r\n";
            case 4 -> "<r><t>" + run + "</t></r><r><rPr><i/></rPr><t>" + run + "</t></r>";
            default -> "<t/>";
        };
    }

    private static String characters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static String cell(Random random, String at) {
        return switch (random.nextInt(9)) {
            case 0 -> "<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(at, random.nextInt(STRINGS.length));
            case 1 -> "<c r=\"%s\" t=\"inlineStr\"><is><t>UTR%d</t></is></c>".formatted(at, random.nextInt());
            case 2 -> "<c r=\"%s\" t=\"str\"><f>A1&amp;B1</f><v>LN%d</v></c>".formatted(at, random.nextInt());
            case 3 -> "<c r=\"%s\"><v>%s</v></c>".formatted(at, random.nextDouble());
            case 4 -> "<c r=\"%s\" t=\"n\" s=\"1\"><v>%d</v></c>".formatted(at, random.nextLong());
            case 5 -> "<c r=\"%s\" t=\"b\"><v>%d</v></c>".formatted(at, random.nextInt(2));
            case 6 -> "<c r=\"%s\" t=\"e\"><v>#DIV/0!</v></c>".formatted(at);
            case 7 -> "<c r=\"%s\"><f>SUM(A1:A2)</f><v>%d</v></c>".formatted(at, random.nextInt());
            default -> "<c r=\"%s\" s=\"1\"/>".formatted(at);
        };
    }
}
