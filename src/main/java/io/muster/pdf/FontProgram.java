package io.muster.pdf;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Some glyphs of a font as a font of its own, to be embedded; hints are left out, since paper and screens of today need
 * none. Immutable.
 */
final class FontProgram {
    private static final int TABLE_COUNT = 6;

    private final FontFace face;
    private final short[] codes;
    private final Packed file;
    private final Packed characters;
    private final String name;
    private final String widths;
    private final String descriptor;

    private FontProgram(FontFace face, int[] glyphs, short[] codes) {
        byte[] plain = trueType(face, glyphs);
        this.face = face;
        this.codes = codes;
        file = Packed.of(plain);
        characters = Packed.of(FontObjects.characters(face, glyphs));
        name = FontObjects.prefix(plain) + face.name();
        widths = FontObjects.widths(face, glyphs);
        descriptor = FontObjects.descriptor(face, name);
    }

    /** @param chosen each glyph's code is its place in this order, from 1; 0 is always the box */
    static FontProgram of(FontFace face, int[] chosen) {
        int[] glyphs = new int[chosen.length + 1];
        System.arraycopy(chosen, 0, glyphs, 1, chosen.length);
        short[] codes = new short[face.glyphCount()];
        Arrays.fill(codes, (short) -1);
        for (int i = glyphs.length - 1; i >= 0; i--) {
            codes[glyphs[i]] = (short) i;
        }
        return new FontProgram(face, glyphs, codes);
    }

    /** The code of a glyph here; negative when it is not among them. */
    int code(int glyph) {
        return codes[glyph];
    }

    Packed file() {
        return file;
    }

    FontFace face() {
        return face;
    }

    /** What the codes stand for. */
    Packed characters() {
        return characters;
    }

    String name() {
        return name;
    }

    String widths() {
        return widths;
    }

    /** The beginning of its description. */
    String descriptor() {
        return descriptor;
    }

    private static byte[] trueType(FontFace face, int[] glyphs) {
        Sfnt sfnt = face.sfnt();
        Ink glyf = new Ink(glyphs.length * 256);
        ByteBuffer loca = ByteBuffer.allocate(4 * (glyphs.length + 1));
        ByteBuffer hmtx = ByteBuffer.allocate(4 * glyphs.length);
        for (int glyph : glyphs) {
            loca.putInt(glyf.count());
            outline(face, glyph, glyf);
            hmtx.put(sfnt.copy(sfnt.table("hmtx").offset() + 4 * glyph, 4));
        }
        loca.putInt(glyf.count());
        ByteBuffer head = whole(sfnt, "head");
        head.putInt(8, 0);
        head.putShort(50, (short) 1);
        ByteBuffer hhea = whole(sfnt, "hhea");
        hhea.putShort(34, (short) glyphs.length);
        ByteBuffer maxp = whole(sfnt, "maxp");
        maxp.putShort(4, (short) glyphs.length);
        // no storage, functions, stack and instructions, since no hints
        for (int field = 16; field <= 26; field += 2) {
            maxp.putShort(field, (short) 0);
        }
        String[] tags = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
        byte[][] tables = {glyf.toBytes(), head.array(), hhea.array(), hmtx.array(), loca.array(), maxp.array()};
        return file(tags, tables);
    }

    private static ByteBuffer whole(Sfnt sfnt, String tag) {
        return ByteBuffer.wrap(
                sfnt.copy(sfnt.table(tag).offset(), sfnt.table(tag).length()));
    }

    /** A simple glyph without its instructions. */
    private static void outline(FontFace face, int glyph, Ink glyf) {
        int length = face.glyphLength(glyph);
        if (length == 0) {
            return;
        }
        Sfnt sfnt = face.sfnt();
        int at = face.glyphOffset(glyph);
        int contours = sfnt.i16(at);
        if (contours < 0) {
            throw new IllegalArgumentException(face.name() + " has a composite glyph");
        }
        int instructions = 10 + 2 * contours;
        int points = instructions + 2 + sfnt.u16(at + instructions);
        glyf.put(sfnt.copy(at, instructions));
        glyf.write(0);
        glyf.write(0);
        glyf.put(sfnt.copy(at + points, length - points));
        while (glyf.count() % 4 > 0) {
            glyf.write(0);
        }
    }

    private static byte[] file(String[] tags, byte[][] tables) {
        int size = 12 + 16 * TABLE_COUNT;
        for (byte[] table : tables) {
            size += padded(table.length);
        }
        ByteBuffer file = ByteBuffer.allocate(size);
        file.putInt(0x00010000)
                .putShort((short) TABLE_COUNT)
                .putShort((short) 64)
                .putShort((short) 2);
        file.putShort((short) (16 * TABLE_COUNT - 64));
        int offset = 12 + 16 * TABLE_COUNT;
        for (int i = 0; i < TABLE_COUNT; i++) {
            for (int c = 0; c < 4; c++) {
                file.put((byte) tags[i].charAt(c));
            }
            file.putInt(sum(tables[i])).putInt(offset).putInt(tables[i].length);
            file.put(offset, tables[i]);
            offset += padded(tables[i].length);
        }
        return file.array();
    }

    private static int sum(byte[] table) {
        ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(table, padded(table.length)));
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        return sum;
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
