package io.muster.rows;

import io.muster.fuzz.Choices;
import io.muster.fuzz.FuzzTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Whatever an honest program may write into a sheet, both readers give the same rows of it. */
public final class ReadersFuzz implements FuzzTarget {
    private static final int ROWS_MAX = 12;
    private static final int CELLS_MAX = 10;
    private static final String[] SHARED = {
        "<si><t>Asha Rao</t></si>",
        "<si><t xml:space=\"preserve\"> LN 1 </t></si>",
        "<si><r><t>LN</t></r><r><rPr><b/></rPr><t>-2</t></r></si>",
        "<si><t>₹ 1,23,456.00 &amp; 😀</t></si>",
        "<si><t>A_x000D_B</t></si>",
        "<si><t/></si>",
        "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"1\"/></si>"
    };

    private final ScratchFile scratch = new ScratchFile();

    @Override
    public void check(byte[] input) throws IOException {
        Choices choices = new Choices(input);
        StringBuilder sheet = new StringBuilder();
        int number = 0;
        for (int rows = 0; rows < ROWS_MAX && choices.more(); rows++) {
            number += 1 + choices.below(3);
            sheet.append(row(choices, number));
        }
        HostileWorkbook workbook = HostileWorkbook.ofRows(sheet.toString()).sharedStrings(SHARED);
        Path file = scratch.holding((choices.below(4) == 3 ? workbook.strict() : workbook).bytes());
        List<RawRow> ours = ReadRows.all(file);
        List<RawRow> theirs = ReadRows.all(file, RowReader.STREAMING_READER);
        for (int row = 0; row < Math.max(ours.size(), theirs.size()); row++) {
            String here = row < ours.size() ? ours.get(row).toString() : "nothing";
            String there = row < theirs.size() ? theirs.get(row).toString() : "nothing";
            if (!here.equals(there)) {
                throw new AssertionError("The scanner gives %s, the streaming reader %s".formatted(here, there));
            }
        }
    }

    private static String row(Choices choices, int number) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\"");
        row.append(choices.of(List.of("", " hidden=\"1\"", " spans=\"1:9\" ht=\"15\" customHeight=\"1\"")));
        row.append('>');
        int column = 0;
        for (int cells = choices.below(CELLS_MAX); cells > 0; cells--) {
            column += choices.below(3);
            row.append(cell(choices, CellReference.name(column++, number)));
        }
        return row.append("</row>").toString();
    }

    private static String cell(Choices choices, String at) {
        return switch (choices.below(12)) {
            case 0 -> "<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(at, choices.below(SHARED.length));
            case 1 -> "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, text(choices));
            case 2 -> "<c r=\"%s\" t=\"str\"><f>A1&amp;B1</f><v>%s</v></c>".formatted(at, text(choices));
            case 3 -> "<c r=\"%s\"><v>%s</v></c>".formatted(at, decimal(choices));
            case 4 -> "<c r=\"%s\" t=\"n\" s=\"1\"><v>%d</v></c>".formatted(at, choices.number());
            case 5 -> "<c r=\"%s\" t=\"b\"><v>%d</v></c>".formatted(at, choices.below(2));
            case 6 -> "<c r=\"%s\" t=\"e\"><v>%s</v></c>".formatted(at, error(choices));
            case 7 -> "<c r=\"%s\"><f>SUM(A1:A2)</f><v>%d</v></c>".formatted(at, choices.number());
            case 8 -> "<c r=\"%s\" t=\"b\"><f>A1=1</f><v>%d</v></c>".formatted(at, choices.below(2));
            case 9 -> "<c r=\"%s\" t=\"e\"><f>1/0</f><v>%s</v></c>".formatted(at, error(choices));
            case 10 ->
                "<c r=\"%s\" t=\"inlineStr\"><is><r><t>%s</t></r><r><rPr><i/></rPr><t>%s</t></r></is></c>"
                        .formatted(at, text(choices), text(choices));
            default -> "<c r=\"%s\" s=\"1\"/>".formatted(at);
        };
    }

    private static String error(Choices choices) {
        return choices.of(List.of("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"));
    }

    /** As an honest program writes it: escaped, without what XML cannot hold. */
    private static String text(Choices choices) {
        StringBuilder text = new StringBuilder("x");
        choices.text(20).codePoints().filter(ReadersFuzz::isXml).forEach(text::appendCodePoint);
        return text.append('x')
                .toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static boolean isXml(int c) {
        return c >= ' ' && c < 0xd800 || c == '\t' || c == '\n' || c >= 0xe000 && c < 0xfffe || c > 0xffff;
    }

    /** A number as programs print a double. */
    private static String decimal(Choices choices) {
        double number = Double.longBitsToDouble(choices.number());
        return Double.isFinite(number) ? Double.toString(number) : "0";
    }
}
