package io.muster.rows;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Gathers one cell's text from the parser's pieces, never more of it than a cell may hold. */
final class CellText {
    /** A character that XML cannot hold, in the format's own escape; {@code _x005F_} escapes the escape. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final char UNREADABLE = '\ufffd';

    private final int charactersMax;
    private final StringBuilder text = new StringBuilder();

    CellText(int charactersMax) {
        this.charactersMax = charactersMax;
    }

    /**
     * Adds the content of the element at which the parser stands, and goes to its end; children are left out.
     *
     * @throws Refused if the cell grows too long
     */
    void addElement(XMLStreamReader xml) throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> addPiece(xml);
                case XMLStreamConstants.START_ELEMENT -> Xml.skipElement(xml);
                default -> Xml.requireHarmless(event);
            }
        }
    }

    /**
     * Adds a rich text, {@code is} or {@code si}: its runs one after the other, without how to pronounce them.
     *
     * @throws Refused if the cell grows too long
     */
    void addRichText(XMLStreamReader xml) throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "t" -> addElement(xml);
                    case "r" -> addRichText(xml);
                    default -> Xml.skipElement(xml);
                }
            } else {
                Xml.requireHarmless(event);
            }
        }
    }

    /**
     * What was gathered, as stored: escapes are still there. The next text begins empty.
     *
     * @throws Refused if the cell is too long
     */
    String takeStored() {
        String taken = text.toString();
        text.setLength(0);
        if (taken.length() > charactersMax && decoded(taken).length() > charactersMax) {
            throw Refusal.CELL_TOO_LONG.refused(charactersMax);
        }
        return taken;
    }

    /** What was gathered, in characters that any store can hold. The next text begins empty. */
    String take() {
        return decoded(takeStored());
    }

    /** With escapes resolved; NUL and halves of characters, which no database takes, become U+FFFD. */
    static String decoded(String stored) {
        String text = stored.contains("_x") ? unescaped(stored) : stored;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0 || Character.isSurrogate(c)) {
                return storable(text);
            }
        }
        return text;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(CellText::character);
    }

    private static String character(MatchResult escape) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }

    private static String storable(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints().map(CellText::storable).forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static int storable(int codePoint) {
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return codePoint == 0 || half ? UNREADABLE : codePoint;
    }

    private void addPiece(XMLStreamReader xml) {
        int length = xml.getTextLength();
        // Escapes make the stored text longer than the cell's, by seven characters for one
        if (text.length() + length > charactersMax * 7L) {
            throw Refusal.CELL_TOO_LONG.refused(charactersMax);
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), length);
    }
}
