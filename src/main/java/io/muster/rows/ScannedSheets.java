package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLStreamException;

/** Sheets read by Muster's own scanner. */
final class ScannedSheets implements SheetRows {
    /** Longer rows than this are the parser's. */
    private static final int BUFFER_BYTES = 1 << 17;

    private final ZipParts zip;
    private final XmlParts xml;
    private final SharedStrings strings;
    private final NumberFormats formats;
    private final WorkbookContents contents;
    private final WorkbookLimits limits;

    ScannedSheets(
            ZipParts zip,
            XmlParts xml,
            SharedStrings strings,
            NumberFormats formats,
            WorkbookContents contents,
            WorkbookLimits limits) {
        this.zip = zip;
        this.xml = xml;
        this.strings = strings;
        this.formats = formats;
        this.contents = contents;
        this.limits = limits;
    }

    @Override
    public RowSource open(SheetInfo sheet) {
        try {
            InputStream stream = zip.stream(contents.sheets().get(sheet.index()).part());
            PartBuffer part = new PartBuffer(XmlParts.plain(stream), BUFFER_BYTES);
            boolean _ = part.pauseBehind("sheetData", BUFFER_BYTES);
            return new SheetScanner(part, xml.parserOfPlain(part), strings.lookup(), formats, limits);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw Refused.refuse(e, Refusal.BROKEN_SHEET, 0);
        }
    }

    @Override
    public void close() {
        try (zip) {
            strings.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
