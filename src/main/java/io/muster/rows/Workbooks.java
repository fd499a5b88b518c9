package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Opens spooled files as workbooks; the one door to this room. */
public final class Workbooks {
    private Workbooks() {}

    /**
     * Opens a workbook with Muster's own reader.
     *
     * @see #open(Path, WorkbookLimits, RowReader)
     */
    public static OpenWorkbook open(Path file, WorkbookLimits limits) {
        return open(file, limits, RowReader.SCANNER);
    }

    /**
     * Opens a workbook after looking through all of it, so that a damaged or hostile file is refused before a row of it
     * is read. Blocks, for about a second per 300 MB inflated: call it on a worker or a virtual thread.
     *
     * @param file only read, never written; must stay as it is until the workbook is closed
     * @throws UnreadableWorkbook with row number 0 if the file is not a workbook, or one that is not to be read
     * @throws java.io.UncheckedIOException if the disk fails
     */
    public static OpenWorkbook open(Path file, WorkbookLimits limits, RowReader reader) {
        try {
            FileKind.requireZip(file);
            ZipParts zip = ZipParts.open(file, limits);
            try {
                return open(file, zip, limits, reader);
            } catch (IOException | XMLStreamException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw Refused.refuse(e, Refusal.BROKEN_WORKBOOK, 0);
        }
    }

    private static OpenWorkbook open(Path file, ZipParts zip, WorkbookLimits limits, RowReader reader)
            throws IOException, XMLStreamException {
        Preflight preflight = new Preflight(zip, limits);
        XmlParts xml = new XmlParts();
        WorkbookContents contents = WorkbookContents.read(zip, preflight, xml, limits);
        preflight.requireSizes(contents);
        SharedStrings strings = strings(preflight, xml, contents.sharedStrings(), limits);
        try {
            List<SheetInfo> sheets = preflight.survey(contents);
            NumberFormats formats = formats(zip, xml, contents.styles());
            return switch (reader) {
                case SCANNER ->
                    new OpenWorkbook(
                            sheets,
                            contents.date1904(),
                            new ScannedSheets(zip, xml, strings, formats, contents, limits));
                case STREAMING_READER -> {
                    strings.close();
                    zip.close();
                    yield new OpenWorkbook(
                            sheets, contents.date1904(), new StreamingReaderSheets(file, contents, limits));
                }
            };
        } catch (IOException | XMLStreamException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    private static NumberFormats formats(ZipParts zip, XmlParts xml, Optional<ZipPart> part)
            throws IOException, XMLStreamException {
        if (part.isEmpty()) {
            return NumberFormats.none();
        }
        try (InputStream in = zip.stream(part.get())) {
            return NumberFormats.read(xml.parser(in));
        }
    }

    private static SharedStrings strings(
            Preflight preflight, XmlParts xml, Optional<ZipPart> part, WorkbookLimits limits)
            throws IOException, XMLStreamException {
        if (part.isEmpty()) {
            return SharedStrings.none();
        }
        SharedStrings plain = preflight.plainStrings(part.get(), xml);
        if (plain != null) {
            return plain;
        }
        try (InputStream in = preflight.open(part.get())) {
            return SharedStrings.read(xml.parser(in), limits);
        }
    }
}
