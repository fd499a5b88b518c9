package io.muster.pdf;

import java.util.zip.CRC32;

/** Writes a font program with its widths and what its codes stand for. */
final class FontObjects {
    private static final int LETTERS = 26;
    private static final int CHARACTERS_A_BLOCK = 100;

    private FontObjects() {}

    /** Returns the object that pages name. */
    static int write(PdfObjects objects, FontProgram program) {
        int file = objects.reserve();
        int descriptor = objects.reserve();
        int descendant = objects.reserve();
        int characters = objects.reserve();
        int font = objects.reserve();
        String name = program.name();
        objects.stream(file, "/Length1 " + program.file().length(), program.file());
        objects.whole(descriptor, program.descriptor() + "/FontFile2 " + file + " 0 R>>");
        objects.whole(
                descendant,
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity"
                        + "/FontDescriptor " + descriptor + " 0 R/W[0[" + program.widths() + "]]>>");
        objects.stream(characters, "", program.characters());
        objects.whole(
                font,
                "<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" + descendant
                        + " 0 R]/ToUnicode " + characters + " 0 R>>");
        return font;
    }

    /** Six letters that tell subsets apart. */
    static String prefix(byte[] program) {
        CRC32 sum = new CRC32();
        sum.update(program);
        StringBuilder prefix = new StringBuilder();
        long rest = sum.getValue();
        for (int i = 0; i < 6; i++) {
            prefix.append((char) ('A' + rest % LETTERS));
            rest /= LETTERS;
        }
        return prefix.append('+').toString();
    }

    static String widths(FontFace face, int[] glyphs) {
        StringBuilder widths = new StringBuilder();
        for (int glyph : glyphs) {
            widths.append(face.advance(glyph)).append(' ');
        }
        return widths.toString();
    }

    static String descriptor(FontFace face, String name) {
        Sfnt sfnt = face.sfnt();
        int head = sfnt.table("head").offset();
        int hhea = sfnt.table("hhea").offset();
        return "<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox[" + sfnt.i16(head + 36) + " "
                + sfnt.i16(head + 38) + " " + sfnt.i16(head + 40) + " " + sfnt.i16(head + 42)
                + "]/ItalicAngle 0/Ascent "
                + sfnt.i16(hhea + 4) + "/Descent " + sfnt.i16(hhea + 6) + "/CapHeight 650/StemV 80";
    }

    /** The map from codes to characters, for whoever copies or searches. */
    static byte[] characters(FontFace face, int[] glyphs) {
        Ink map = new Ink(glyphs.length * 16 + 512);
        map.put("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        map.put("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n");
        map.put("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n");
        map.put("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (int from = 0; from < glyphs.length; from += CHARACTERS_A_BLOCK) {
            block(face, glyphs, from, Math.min(glyphs.length, from + CHARACTERS_A_BLOCK), map);
        }
        map.put("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
        return map.toBytes();
    }

    private static void block(FontFace face, int[] glyphs, int from, int to, Ink map) {
        map.put(to - from).put(" beginbfchar\n");
        for (int code = from; code < to; code++) {
            String text = face.text(glyphs[code]);
            map.put("<").hex(code).put("><");
            // a glyph that nothing is known of still needs a character
            (text.isEmpty() ? "\uFFFD" : text).chars().forEach(map::hex);
            map.put(">\n");
        }
        map.put("endbfchar\n");
    }
}
