package io.muster.rows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The workbook's table of texts as bytes: on the heap while it is small, beyond that in an unlinked temporary file, so
 * that a million unique references cost no more heap than a few.
 *
 * <p>Every sixteenth text's place is kept; the ones between are reached by their lengths. Safe for several threads.
 */
final class SharedStrings implements AutoCloseable {
    private static final int STRIDE = 16;
    private static final int LENGTH_BYTES = 4;

    private final SpillingBytes bytes;
    private long[] places = new long[64];
    private int size;

    private SharedStrings(int heapBytesMax) {
        bytes = new SpillingBytes(heapBytesMax);
    }

    /** A workbook without shared strings. */
    static SharedStrings none() {
        return new SharedStrings(0);
    }

    /**
     * Reads the whole table.
     *
     * @throws Refused if it has too many texts, or one that is too long for a cell
     */
    static SharedStrings read(XMLStreamReader xml, WorkbookLimits limits) throws IOException, XMLStreamException {
        SharedStrings strings = new SharedStrings(limits.sharedStringsHeapBytesMax());
        try {
            strings.addAll(xml, limits);
            return strings;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    /** The text at that index, null if the table has none there. */
    synchronized @Nullable String find(int index) throws IOException {
        if (index < 0 || index >= size) {
            return null;
        }
        long place = places[index / STRIDE];
        for (int skipped = index % STRIDE; skipped > 0; skipped--) {
            place += LENGTH_BYTES + bytes.readInt(place);
        }
        return CellText.decoded(
                new String(bytes.read(place + LENGTH_BYTES, bytes.readInt(place)), StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void close() throws IOException {
        bytes.close();
    }

    private synchronized void addAll(XMLStreamReader xml, WorkbookLimits limits)
            throws IOException, XMLStreamException {
        CellText text = new CellText(limits.cellCharactersMax());
        while (Xml.nextElement(xml)) {
            if (xml.getLocalName().equals("si")) {
                if (size == limits.sharedStringsMax()) {
                    throw Refusal.TOO_MANY_STRINGS.refused(limits.sharedStringsMax());
                }
                text.addRichText(xml);
                add(text.takeStored().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void add(byte[] text) throws IOException {
        if (size % STRIDE == 0) {
            int slot = size / STRIDE;
            places = slot < places.length ? places : Arrays.copyOf(places, slot * 2);
            places[slot] = bytes.size();
        }
        bytes.addInt(text.length);
        bytes.add(text);
        size++;
    }
}
