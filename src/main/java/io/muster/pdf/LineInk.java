package io.muster.pdf;

/** Writes one line of text into a page's content: glyphs in their places, and what they say where they do not themselves. */
final class LineInk {
    private static final int NO_FONT = -1;

    private final Ink ink;
    private final FontsOfFile fonts;
    private final TextLine line;
    private final double size;
    private final int typeface;
    private int font = NO_FONT;
    private boolean inArray;
    private boolean inString;
    private int rise;
    /** Where the viewer's pen is, and where the next glyph's place is, in thousandths of the size. */
    private int pen;

    private int place;

    LineInk(Ink ink, FontsOfFile fonts, TextLine line, double size) {
        this.ink = ink;
        this.fonts = fonts;
        this.line = line;
        this.size = size;
        this.typeface = fonts.index(line.typeface());
    }

    void draw() {
        int at = 0;
        for (TextLine.Span span : line.spans()) {
            glyphs(at, span.from());
            endArray();
            ink.put("/Span<</ActualText").text(span.text()).put(">>BDC\n");
            glyphs(span.from(), span.to());
            endArray();
            ink.put("EMC\n");
            at = span.to();
        }
        glyphs(at, line.glyphs().length);
        endArray();
        rise(0);
    }

    private void glyphs(int from, int to) {
        for (int i = from; i < to; i++) {
            int glyph = line.glyphs()[i];
            int code = fonts.code(typeface, glyph);
            font(code < FontsOfFile.MORE ? 0 : FontsOfFile.MORE);
            rise(line.shiftsY()[i]);
            moveTo(place + line.shiftsX()[i]);
            show(code & FontsOfFile.MORE - 1);
            pen += line.typeface().face().advance(glyph);
            place += line.advances()[i];
        }
    }

    private void font(int wanted) {
        if (wanted != font) {
            endArray();
            ink.put(wanted == 0 ? "/F" : "/E")
                    .put(typeface)
                    .put(" ")
                    .number(size)
                    .put("Tf\n");
            font = wanted;
        }
    }

    private void rise(int wanted) {
        if (wanted != rise) {
            endArray();
            ink.number(wanted * size / 1000).put("Ts\n");
            rise = wanted;
        }
    }

    private void moveTo(int wanted) {
        if (wanted != pen) {
            startArray();
            endString();
            ink.put(pen - wanted);
            pen = wanted;
        }
    }

    private void show(int code) {
        startArray();
        if (!inString) {
            ink.put("<");
            inString = true;
        }
        ink.hex(code);
    }

    private void startArray() {
        if (!inArray) {
            ink.put("[");
            inArray = true;
        }
    }

    private void endString() {
        if (inString) {
            ink.put(">");
            inString = false;
        }
    }

    private void endArray() {
        endString();
        if (inArray) {
            ink.put("]TJ\n");
            inArray = false;
        }
    }
}
