package io.muster.bench.read;

import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Cells from the events of a SAX parser, as a careful team writes it on POI's XSSFReader. */
final class SaxCells extends DefaultHandler {
    private final SharedStrings strings;
    private final Checksum sum;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String type;
    private int row;
    private int column;
    private boolean inText;

    SaxCells(SharedStrings strings, Checksum sum) {
        this.strings = strings;
        this.sum = sum;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> {
                row = Integer.parseInt(attributes.getValue("r")) - 1;
                sum.row();
            }
            case "c" -> {
                column = new CellReference(attributes.getValue("r")).getCol();
                type = attributes.getValue("t");
                text.setLength(0);
            }
            case "v", "t" -> inText = true;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inText) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "v", "t" -> inText = false;
            case "c" -> add();
            default -> {}
        }
    }

    private void add() {
        if (text.isEmpty()) {
            return;
        }
        if ("s".equals(type)) {
            sum.text(
                    row,
                    column,
                    strings.getItemAt(Integer.parseInt(text.toString())).getString());
        } else if (type == null || type.equals("n")) {
            sum.number(row, column, Double.parseDouble(text.toString()));
        } else {
            sum.text(row, column, text.toString());
        }
    }
}
