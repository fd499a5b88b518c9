package io.muster.rows;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which of the workbook's cell styles show a number as a date or a time; immutable once read. */
final class NumberFormats {
    /** More than any program writes: Excel ends at 65,490 cell styles. */
    private static final int STYLES_MAX = 1 << 16;

    private final Map<Integer, Boolean> custom = new HashMap<>();
    private final BitSet dates = new BitSet();
    private int styles;

    private NumberFormats() {}

    /** A workbook without styles. */
    static NumberFormats none() {
        return new NumberFormats();
    }

    /**
     * Reads the part of styles.
     *
     * @throws Refused if it has more styles than any program writes
     */
    static NumberFormats read(XMLStreamReader xml) throws XMLStreamException {
        NumberFormats formats = new NumberFormats();
        while (Xml.nextElement(xml)) {
            switch (xml.getLocalName()) {
                case "numFmt" -> formats.addCustom(Xml.attribute(xml, "numFmtId"), Xml.attribute(xml, "formatCode"));
                case "cellXfs" -> formats.addStyles(xml);
                // Differences of conditional formats bring numFmt elements too, whose ids mean nothing to cells
                case "dxfs" -> Xml.skipElement(xml);
                default -> {}
            }
        }
        return formats;
    }

    /**
     * Whether a number cell of this style shows a date or a time.
     *
     * @param style as stored in the cell, null for the style that cells have without one
     */
    boolean isDate(@Nullable String style) {
        if (dates.isEmpty()) {
            return false;
        }
        int index = style == null ? 0 : number(style);
        return index >= 0 && dates.get(index);
    }

    /** The same of a style that is a number already, 0 also for a cell without one. */
    boolean isDate(int style) {
        return dates.get(style);
    }

    private void addCustom(@Nullable String id, @Nullable String code) {
        if (id != null && code != null) {
            requireFew(custom.size());
            custom.put(number(id), DateFormat.isDate(code));
        }
    }

    private void addStyles(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            Xml.requireHarmless(event);
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth == 1 && xml.getLocalName().equals("xf")) {
                    addStyle(Xml.attribute(xml, "numFmtId"));
                }
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void addStyle(@Nullable String format) {
        requireFew(styles);
        int id = format == null ? 0 : number(format);
        dates.set(styles, custom.getOrDefault(id, DateFormat.isBuiltInDate(id)));
        styles++;
    }

    private static void requireFew(int count) {
        if (count == STYLES_MAX) {
            throw Refusal.TOO_MANY_STYLES.refused(STYLES_MAX);
        }
    }

    /** The number, -1 for anything else. */
    private static int number(String digits) {
        int number = 0;
        if (digits.isEmpty() || digits.length() > 9) {
            return -1;
        }
        for (int at = 0; at < digits.length(); at++) {
            char c = digits.charAt(at);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
