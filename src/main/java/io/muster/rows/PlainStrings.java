package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of texts from the bytes of its part, as nearly all programs write it, in the same pass that checks the
 * part.
 *
 * <p>Like {@link PlainRows} it refuses nothing: of a table with anything else in it, it says that it is not plain, and the
 * part is surveyed and parsed.
 */
final class PlainStrings {
    /** The start of a text whose spaces count, as Excel and its libraries write it. */
    static final String PRESERVING = "<t xml:space=\"preserve\">";

    /** So much of an unknown part may be shown to a parser. */
    private static final int HEAD_BYTES_MAX = 1 << 12;

    private static final int BUFFER_BYTES = 1 << 17;
    private static final int NOT_PLAIN = -1;
    private static final String ENTRY = "<si>";
    private static final String ENTRY_END = "</si>";
    private static final String EMPTY_TEXT = "<t/>";
    private static final String TEXT = "<t>";
    private static final String TEXT_END = "</t>";
    private static final String TABLE_END = "</sst>";

    private final PartBuffer part;
    private final WorkbookLimits limits;
    private final SharedStrings strings;
    private final PlainText text = new PlainText();

    private PlainStrings(PartBuffer part, SharedStrings strings, WorkbookLimits limits) {
        this.part = part;
        this.strings = strings;
        this.limits = limits;
    }

    /**
     * Reads the whole part, and so checks its checksum.
     *
     * @return null if the part is not plain
     * @throws Refused if the part is damaged
     */
    static @Nullable SharedStrings read(InputStream stream, XmlParts xml, WorkbookLimits limits) throws IOException {
        return read(stream, xml, limits, BUFFER_BYTES);
    }

    /** @param bufferBytes what is longer is not plain */
    static @Nullable SharedStrings read(InputStream stream, XmlParts xml, WorkbookLimits limits, int bufferBytes)
            throws IOException {
        PartBuffer part = new PartBuffer(XmlParts.plain(stream), bufferBytes);
        if (!part.pauseBehind("sst", HEAD_BYTES_MAX)) {
            return null;
        }
        SharedStrings strings = new SharedStrings(limits.sharedStringsHeapBytesMax());
        boolean whole = false;
        try {
            whole = isTable(part, xml) && new PlainStrings(part, strings, limits).readToEnd();
            return whole ? strings : null;
        } finally {
            if (!whole) {
                strings.close();
            }
        }
    }

    private static boolean isTable(PartBuffer part, XmlParts xml) {
        try {
            XMLStreamReader head = xml.parserOfPlain(part);
            boolean table = head.next() == XMLStreamConstants.START_ELEMENT
                    && head.getLocalName().equals("sst");
            return table && part.isPaused() && Xml.isPlain(head);
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private boolean readToEnd() throws IOException {
        do {
            for (int end = entry(part.at()); end >= 0; end = entry(end)) {
                if (!add()) {
                    return false;
                }
                part.take(end);
            }
        } while (part.more());
        return isEnd(skipSpaces(part.at()));
    }

    /** The table's end and nothing behind it. */
    private boolean isEnd(int at) {
        return follows(at, TABLE_END) && part.isEnd(skipSpaces(at + TABLE_END.length()));
    }

    private boolean add() throws IOException {
        if (strings.size() == limits.sharedStringsMax()) {
            return false;
        }
        if (text.isStoredAsIs() && text.isSound(part.bytes())) {
            strings.add(part.bytes(), text.from(), text.length(), text.isItself());
            return true;
        }
        String stored = text.stored(part.bytes());
        if (stored == null) {
            return false;
        }
        byte[] utf8 = stored.getBytes(StandardCharsets.UTF_8);
        strings.add(utf8, 0, utf8.length, false);
        return true;
    }

    /** Goes over an entry with one text or none; the place behind it, -1 for anything else. */
    private int entry(int start) {
        int at = skipSpaces(start);
        if (!follows(at, ENTRY)) {
            return NOT_PLAIN;
        }
        at = text(skipSpaces(at + ENTRY.length()));
        if (at < 0) {
            return NOT_PLAIN;
        }
        at = skipSpaces(at);
        return follows(at, ENTRY_END) ? at + ENTRY_END.length() : NOT_PLAIN;
    }

    private int text(int at) {
        if (follows(at, EMPTY_TEXT)) {
            text.setEmpty();
            return at + EMPTY_TEXT.length();
        }
        String opened = follows(at, TEXT) ? TEXT : PRESERVING;
        if (!follows(at, opened)) {
            return NOT_PLAIN;
        }
        int end = text.scan(part.bytes(), at + opened.length(), limits.cellCharactersMax());
        return end >= 0 && follows(end, TEXT_END) ? end + TEXT_END.length() : NOT_PLAIN;
    }

    private boolean follows(int at, String ascii) {
        return PlainText.follows(part.bytes(), at, ascii);
    }

    private int skipSpaces(int at) {
        return PlainText.skipSpaces(part.bytes(), at);
    }
}
