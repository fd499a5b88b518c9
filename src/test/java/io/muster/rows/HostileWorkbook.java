package io.muster.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook made part by part, so that a test can make each of them wrong; as it comes it is right, and looks like
 * what openpyxl writes: absolute targets, no dimension, {@code t="n"}.
 */
public final class HostileWorkbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private String workbookProperties = "";
    private boolean strict;

    private HostileWorkbook() {}

    /** A workbook whose one visible sheet holds this as its {@code sheetData}. */
    public static HostileWorkbook ofRows(String sheetData) {
        return new HostileWorkbook().sheet("Sheet1", "visible", sheetData);
    }

    /** A workbook whose one visible sheet is this part, as it stands. */
    public static HostileWorkbook ofSheetPart(String xml) {
        return new HostileWorkbook().sheetPart("Sheet1", "visible", xml);
    }

    /** A row of inline strings, such as {@code row(2, "A", "B")}; quotes are not escaped, on purpose. */
    public static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int column = 0; column < cells.length; column++) {
            row.append("<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                    .formatted(CellReference.name(column, number), cells[column]));
        }
        return row.append("</row>").toString();
    }

    /** A sheet's part around its rows. */
    public static String sheetXml(String sheetData) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheetData
                + "</sheetData></worksheet>";
    }

    /** Adds a sheet. */
    public HostileWorkbook sheet(String name, String state, String sheetData) {
        return sheetPart(name, state, sheetXml(sheetData));
    }

    /** Adds a sheet by its whole part. */
    public HostileWorkbook sheetPart(String name, String state, String xml) {
        int number = parts.size() + 1;
        String target = "/xl/worksheets/sheet" + number + ".xml";
        sheets.append("<sheet xmlns:r=\"%s\" name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
                .formatted(LINKS, name, number, state, number));
        link("rId" + number, "worksheet", target);
        return part(target.substring(1), xml);
    }

    /** Adds a table of shared strings, each entry as it stands inside {@code sst}. */
    public HostileWorkbook sharedStrings(String... entries) {
        link("strings", "sharedStrings", "sharedStrings.xml");
        return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + String.join("", entries) + "</sst>");
    }

    /** Adds the part of styles as it stands. */
    public HostileWorkbook styles(String xml) {
        link("styles", "styles", "styles.xml");
        return part("xl/styles.xml", xml);
    }

    /** Counts dates from 1904. */
    public HostileWorkbook date1904() {
        workbookProperties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** Uses the names of the strict form of the format. */
    public HostileWorkbook strict() {
        strict = true;
        return this;
    }

    /** Adds or replaces a part. */
    public HostileWorkbook part(String name, String content) {
        return part(name, content, StandardCharsets.UTF_8);
    }

    /** Adds or replaces a part in that encoding. */
    public HostileWorkbook part(String name, String content, Charset charset) {
        parts.put(name, content.getBytes(charset));
        return this;
    }

    /** The file's bytes, every part deflated. */
    public byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", utf8(contentTypes()));
        all.put("_rels/.rels", utf8(relationships(relationship("rId1", "officeDocument", "xl/workbook.xml"))));
        all.put(
                "xl/workbook.xml",
                utf8("<workbook xmlns=\"" + MAIN + "\">" + workbookProperties + "<sheets>" + sheets
                        + "</sheets></workbook>"));
        all.put("xl/_rels/workbook.xml.rels", utf8(relationships(links.toString())));
        parts.forEach((name, content) ->
                all.put(name, strict ? utf8(new String(content, StandardCharsets.UTF_8)) : content));
        return zip(all);
    }

    /** Writes the file. */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zip archive of these parts. */
    public static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void link(String id, String kind, String target) {
        links.append(relationship(id, kind, target));
    }

    private static String relationship(String id, String kind, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, LINKS, kind, target);
    }

    private static String relationships(String links) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + links + "</Relationships>";
    }

    private String contentTypes() {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        StringBuilder types = new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>");
        for (String part : parts.keySet()) {
            String kind =
                    part.contains("worksheets") ? "worksheet" : part.contains("styles") ? "styles" : "sharedStrings";
            types.append("<Override PartName=\"/%s\" ContentType=\"%s%s+xml\"/>".formatted(part, type, kind));
        }
        return types.append("</Types>").toString();
    }

    private byte[] utf8(String text) {
        String written = strict
                ? text.replace(MAIN, STRICT).replace(LINKS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
                : text;
        return written.getBytes(StandardCharsets.UTF_8);
    }
}
