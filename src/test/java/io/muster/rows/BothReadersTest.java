package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
