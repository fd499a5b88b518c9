package io.muster.torture.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a workbook's first sheet, one after the other, up to its end or to where its markup breaks. */
final class SheetReader implements AutoCloseable {
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    private final ZipFile zip;
    private final List<String> strings;
    private final XMLStreamReader sheet;
    private int lastNumber;
    private boolean broken;

    SheetReader(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
        try {
            this.strings = readStrings();
            this.sheet = reader("xl/worksheets/sheet1.xml");
        } catch (XMLStreamException failed) {
            zip.close();
            throw new IOException(file + " cannot be read", failed);
        }
    }

    /** The next row that has anything in it; null at the end. */
    @Nullable
    SheetRow next() {
        try {
            while (sheet.hasNext()) {
                if (sheet.next() == XMLStreamConstants.START_ELEMENT
                        && sheet.getLocalName().equals("row")) {
                    SheetRow row = row();
                    lastNumber = row.number();
                    if (!row.cells().isEmpty()) {
                        return row;
                    }
                }
            }
        } catch (XMLStreamException malformed) {
            broken = true;
        }
        return null;
    }

    /** The row at which the markup broke; 0 when it did not. */
    int brokeAtRow() {
        return broken ? lastNumber + 1 : 0;
    }

    private SheetRow row() throws XMLStreamException {
        int number = Integer.parseInt(sheet.getAttributeValue(null, "r"));
        Map<Integer, SheetRow.Cell> cells = new HashMap<>();
        while (!(sheet.next() == XMLStreamConstants.END_ELEMENT
                && sheet.getLocalName().equals("row"))) {
            if (sheet.isStartElement() && sheet.getLocalName().equals("c")) {
                int column = column(sheet.getAttributeValue(null, "r"));
                SheetRow.Cell cell = cell(sheet.getAttributeValue(null, "t"));
                if (!cell.text().isBlank()) {
                    cells.put(column, cell);
                }
            }
        }
        return new SheetRow(number, cells);
    }

    private SheetRow.Cell cell(@Nullable String type) throws XMLStreamException {
        var text = new StringBuilder();
        while (!(sheet.next() == XMLStreamConstants.END_ELEMENT
                && sheet.getLocalName().equals("c"))) {
            if (sheet.isCharacters()) {
                text.append(sheet.getText());
            }
        }
        if ("s".equals(type)) {
            return new SheetRow.Cell(strings.get(Integer.parseInt(text.toString())), false);
        }
        return new SheetRow.Cell(text.toString(), !"inlineStr".equals(type));
    }

    private static int column(String place) {
        int column = 0;
        for (int i = 0; Character.isLetter(place.charAt(i)); i++) {
            column = column * 26 + place.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private List<String> readStrings() throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        if (zip.getEntry("xl/sharedStrings.xml") == null) {
            return texts;
        }
        XMLStreamReader reader = reader("xl/sharedStrings.xml");
        var text = new StringBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.CHARACTERS) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("si")) {
                texts.add(text.toString());
                text.setLength(0);
            }
        }
        reader.close();
        return texts;
    }

    private XMLStreamReader reader(String part) throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException(zip.getName() + " has no " + part);
        }
        InputStream content = zip.getInputStream(entry);
        return XML.createXMLStreamReader(content, "UTF-8");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
