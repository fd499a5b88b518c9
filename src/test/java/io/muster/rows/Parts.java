package io.muster.rows;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A workbook's parts written one below the other, each under a line {@code === name}, so that a corpus can be read and a
 * mutation reaches the markup; parts that are not given are those of a small honest workbook.
 */
final class Parts {
    private static final String HEAD = "=== ";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final Map<String, String> HONEST = honest();

    private Parts() {}

    /** The archive of these parts; bytes before the first name are the sheet. */
    static byte[] archive(byte[] input) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        HONEST.forEach((name, content) -> parts.put(name, bytes(content)));
        String text = "\n" + new String(input, StandardCharsets.ISO_8859_1);
        for (String part : text.split("\n" + HEAD, -1)) {
            int line = part.indexOf('\n');
            if (part.startsWith("\n")) {
                put(parts, SHEET, part.substring(1));
            } else if (line > 0) {
                put(parts, part.substring(0, line), part.substring(line + 1));
            }
        }
        return HostileWorkbook.zip(parts);
    }

    private static void put(Map<String, byte[]> parts, String name, String content) {
        if (!content.isEmpty()) {
            parts.put(name, bytes(content));
        }
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> honest() {
        String link = "<Relationship Id='%s' Type='x/%s' Target='%s'/>";
        return Map.of(
                "_rels/.rels",
                "<Relationships>" + link.formatted("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>",
                "xl/workbook.xml",
                "<workbook><sheets><sheet name='A' id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships>" + link.formatted("r1", "worksheet", "worksheets/sheet1.xml")
                        + link.formatted("r2", "sharedStrings", "sharedStrings.xml")
                        + link.formatted("r3", "styles", "styles.xml") + "</Relationships>",
                "xl/sharedStrings.xml",
                "<sst><si><t>Loan account</t></si><si><r><t>LN</t></r><r><t>-1</t></r></si></sst>",
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
                SHEET,
                "<worksheet><sheetData/></worksheet>");
    }
}
