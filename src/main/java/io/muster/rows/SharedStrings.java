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
 * <p>Every sixteenth text's place is kept; the ones between are reached by their lengths. Once filled it does not change,
 * and each reading of a sheet looks texts up by itself.
 */
final class SharedStrings implements AutoCloseable {
    private static final int STRIDE = 16;

    private final SpillingBytes bytes;
    private long[] places = new long[64];
    private int size;

    /** An empty table, to be filled by one thread. */
    SharedStrings(int heapBytesMax) {
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

    /** Looks texts up for one reading; one thread at a time. */
    Lookup lookup() {
        return new Lookup();
    }

    int size() {
        return size;
    }

    /**
     * Adds the next text.
     *
     * @param text as stored, in UTF-8, from there and so long
     * @param itself whether each byte is a character that means itself
     */
    void add(byte[] text, int from, int length, boolean itself) throws IOException {
        if (size % STRIDE == 0) {
            int slot = size / STRIDE;
            places = slot < places.length ? places : Arrays.copyOf(places, slot * 2);
            places[slot] = bytes.size();
        }
        int left = length << 1 | (itself ? 1 : 0);
        for (; left > 0x7f; left >>>= 7) {
            bytes.add((byte) (left | 0x80));
        }
        bytes.add((byte) left);
        bytes.add(text, from, length);
        size++;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private void addAll(XMLStreamReader xml, WorkbookLimits limits) throws IOException, XMLStreamException {
        CellText text = new CellText(limits.cellCharactersMax());
        while (Xml.nextElement(xml)) {
            if (xml.getLocalName().equals("si")) {
                if (size == limits.sharedStringsMax()) {
                    throw Refusal.TOO_MANY_STRINGS.refused(limits.sharedStringsMax());
                }
                text.addRichText(xml);
                byte[] stored = text.takeStored().getBytes(StandardCharsets.UTF_8);
                add(stored, 0, stored.length, false);
            }
        }
    }

    /** The table as one reading sees it: fastest where it asks for texts in their order, or again for short ones. */
    final class Lookup {
        private static final int KEPT = 1 << 10;
        private static final int KEPT_BYTES_MAX = 64;

        private final SpillingBytes.Cursor cursor = bytes.cursor();
        private final RawCell[] kept = new RawCell[KEPT];
        private final int[] keptIndexes = new int[KEPT];
        private int next = -1;
        private int length;
        private boolean itself;

        private Lookup() {
            Arrays.fill(keptIndexes, -1);
        }

        /** A cell with the text at that index, blank if it is empty; null if the table has none there. */
        @Nullable
        RawCell find(int index) throws IOException {
            if (index < 0 || index >= size) {
                return null;
            }
            int slot = index % KEPT;
            if (keptIndexes[slot] == index) {
                return kept[slot];
            }
            RawCell cell = read(index);
            if (length <= KEPT_BYTES_MAX) {
                kept[slot] = cell;
                keptIndexes[slot] = index;
            }
            return cell;
        }

        private RawCell read(int index) throws IOException {
            if (next < 0 || index < next || index / STRIDE > next / STRIDE) {
                cursor.moveTo(places[index / STRIDE]);
                next = index / STRIDE * STRIDE;
            }
            // Until it is read the cursor stands somewhere within
            int first = next;
            next = -1;
            for (int skipped = first; skipped < index; skipped++) {
                readHead();
                cursor.skip(length);
            }
            readHead();
            String stored = cursor.read(length, itself ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            next = index + 1;
            String text = itself ? stored : CellText.decoded(stored);
            return text.isEmpty() ? RawCell.BLANK : new RawCell.Text(text);
        }

        private void readHead() throws IOException {
            int head = 0;
            int shift = 0;
            byte part = cursor.read();
            for (; part < 0; part = cursor.read()) {
                head |= (part & 0x7f) << shift;
                shift += 7;
            }
            head |= part << shift;
            length = head >>> 1;
            itself = (head & 1) != 0;
        }
    }
}
