package io.muster.pdf;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The numbers in a TrueType or OpenType file, by absolute offset. */
final class Sfnt {
    private static final int HEADER = 12;
    private static final int RECORD = 16;

    private final ByteBuffer bytes;
    private final Map<String, Table> tables = new HashMap<>();

    /** Where a table lies. */
    record Table(int offset, int length) {}

    Sfnt(byte[] file) {
        bytes = ByteBuffer.wrap(file);
        for (int i = 0; i < u16(4); i++) {
            int record = HEADER + i * RECORD;
            tables.put(tag(record), new Table(bytes.getInt(record + 8), bytes.getInt(record + 12)));
        }
    }

    /** @throws IllegalArgumentException when the font has no such table */
    Table table(String tag) {
        Table table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("a font without table " + tag);
        }
        return table;
    }

    int u16(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    int i16(int at) {
        return bytes.getShort(at);
    }

    int i32(int at) {
        return bytes.getInt(at);
    }

    String tag(int at) {
        StringBuilder tag = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            tag.append((char) bytes.get(at + i));
        }
        return tag.toString();
    }

    byte[] copy(int from, int length) {
        byte[] copy = new byte[length];
        bytes.get(from, copy);
        return copy;
    }

    /** The glyphs of a coverage table in the order of their indexes. */
    int[] coverage(int at) {
        int count = u16(at + 2);
        if (u16(at) == 1) {
            int[] glyphs = new int[count];
            for (int i = 0; i < count; i++) {
                glyphs[i] = u16(at + 4 + 2 * i);
            }
            return glyphs;
        }
        int last = at + 4 + 6 * (count - 1);
        int[] glyphs = new int[count == 0 ? 0 : u16(last + 4) + u16(last + 2) - u16(last) + 1];
        for (int range = at + 4; range <= last; range += 6) {
            int first = u16(range);
            for (int glyph = first; glyph <= u16(range + 2); glyph++) {
                glyphs[u16(range + 4) + glyph - first] = glyph;
            }
        }
        return glyphs;
    }

    /** Writes the class of each glyph that a class definition names. */
    void classes(int at, byte[] classOf) {
        if (u16(at) == 1) {
            for (int i = 0; i < u16(at + 4); i++) {
                classOf[u16(at + 2) + i] = (byte) u16(at + 6 + 2 * i);
            }
            return;
        }
        for (int range = at + 4; range < at + 4 + 6 * u16(at + 2); range += 6) {
            for (int glyph = u16(range); glyph <= u16(range + 2); glyph++) {
                classOf[glyph] = (byte) u16(range + 4);
            }
        }
    }
}
