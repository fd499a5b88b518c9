package io.muster.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet's rows straight from its XML, with no object between the parser and the raw row.
 *
 * <p>The parser reads what is around the rows. They themselves are taken by {@link PlainRows} as far as it goes, and by
 * the parser from there on.
 */
final class SheetScanner implements RowSource {
    private static final int FORMULA_CHARACTERS_MAX = 8_192;

    private final PartBuffer part;
    private final XMLStreamReader xml;
    private final SharedStrings.Lookup strings;
    private final NumberFormats formats;
    private final RowPlaces places;
    private final WorkbookLimits limits;
    private long rowCharacters;
    private final CellText text;
    private boolean inSheetData;
    private @Nullable PlainRows plain;

    /**
     * @param part the sheet's inflated bytes, which pause behind the start of its rows; closed with this scanner
     * @param xml a parser over them
     */
    SheetScanner(
            PartBuffer part,
            XMLStreamReader xml,
            SharedStrings.Lookup strings,
            NumberFormats formats,
            WorkbookLimits limits) {
        this.part = part;
        this.xml = xml;
        this.strings = strings;
        this.formats = formats;
        this.limits = limits;
        this.places = new RowPlaces(limits);
        this.text = new CellText(limits.cellCharactersMax());
    }

    @Override
    public @Nullable RawRow next() {
        try {
            return nextRow();
        } catch (XMLStreamException | RuntimeException e) {
            throw Refused.refuse(e, Refusal.BROKEN_SHEET, places.stoppedAt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            xml.close();
            part.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The parser does not close", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the last row was taken without the parser. */
    boolean readsPlainly() {
        return plain != null;
    }

    private @Nullable RawRow nextRow() throws XMLStreamException, IOException {
        while (true) {
            RawRow plainRow = plain == null ? null : plain.next();
            if (plainRow != null) {
                return plainRow;
            }
            plain = null;
            if (!seekRow()) {
                return null;
            }
            RawRow row = plain == null ? row() : null;
            if (row != null && !row.cells().isEmpty()) {
                return row;
            }
        }
    }

    /**
     * Goes to the next row, or to where rows may be taken without the parser; to the part's very end, since a second
     * block of rows there must not be lost.
     */
    private boolean seekRow() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (inSheetData && name.equals("row")) {
                    return true;
                }
                inSheetData |= name.equals("sheetData");
                if (inSheetData && part.isPaused() && Xml.isPlain(xml)) {
                    plain = new PlainRows(part, strings, formats, places, limits, this::isDeclared);
                    return true;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inSheetData &= !xml.getLocalName().equals("sheetData");
            } else {
                Xml.requireHarmless(event);
            }
        }
        return false;
    }

    private boolean isDeclared(String prefix) {
        String namespace = xml.getNamespaceURI(prefix);
        return namespace != null && !namespace.isEmpty();
    }

    /** Without cells when the row has no content. */
    private RawRow row() throws XMLStreamException, IOException {
        places.enterRow(Xml.attribute(xml, "r"));
        boolean hidden = Xml.isTrue(Xml.attribute(xml, "hidden"));
        List<RawCell> cells = new ArrayList<>();
        rowCharacters = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                Xml.requireHarmless(event);
            } else if (xml.getLocalName().equals("c")) {
                addCell(cells);
            } else {
                Xml.skipElement(xml);
            }
        }
        places.leaveRow();
        return new RawRow(places.row(), hidden, RowContent.of(cells));
    }

    private void addCell(List<RawCell> cells) throws XMLStreamException, IOException {
        int column = places.enterCell(Xml.attribute(xml, "r"));
        RawCell cell = cell(column);
        if (!(cell instanceof RawCell.Blank)) {
            places.requireReadable(column);
            cells.addAll(Collections.nCopies(column - cells.size(), RawCell.BLANK));
            cells.add(cell);
            rowCharacters += cell.text().length();
            places.requireShort(rowCharacters);
        }
    }

    private RawCell cell(int column) throws XMLStreamException, IOException {
        String type = Xml.attribute(xml, "t");
        boolean date = (type == null || type.equals("n")) && formats.isDate(Xml.attribute(xml, "s"));
        String formula = null;
        String value = null;
        String inline = null;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                Xml.requireHarmless(event);
                continue;
            }
            switch (xml.getLocalName()) {
                case "v" -> value = value();
                case "f" -> formula = formula();
                case "is" -> inline = richText();
                default -> Xml.skipElement(xml);
            }
        }
        if (inline != null) {
            return textOrBlank(inline);
        }
        return "s".equals(type) ? shared(column, value) : CellContent.of(type, formula, value, date);
    }

    private String value() throws XMLStreamException {
        text.addElement(xml);
        return text.take();
    }

    private String formula() throws XMLStreamException {
        text.addElement(xml);
        return shortened(text.take());
    }

    /** What of a formula is kept, which is only ever shown. */
    static String shortened(String formula) {
        return formula.length() <= FORMULA_CHARACTERS_MAX ? formula : formula.substring(0, FORMULA_CHARACTERS_MAX);
    }

    private String richText() throws XMLStreamException {
        text.addRichText(xml);
        return text.take();
    }

    private RawCell shared(int column, @Nullable String index) throws IOException {
        if (index == null || index.isBlank()) {
            return RawCell.BLANK;
        }
        RawCell shared = strings.find(index(index.strip()));
        if (shared == null) {
            throw Refusal.MISSING_TEXT.refused(CellReference.name(column, places.row()));
        }
        return shared;
    }

    /** No index at all is like one that the table does not have. */
    private static int index(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static RawCell textOrBlank(String content) {
        return content.isEmpty() ? RawCell.BLANK : new RawCell.Text(content);
    }
}
