package io.muster.pdf;

/** What a line of glyphs says to whoever copies it. */
public final class Saying {
    private Saying() {}

    public static String of(TextLine line) {
        StringBuilder said = new StringBuilder();
        int at = 0;
        for (TextLine.Span span : line.spans()) {
            glyphs(line, at, span.from(), said);
            said.append(span.text());
            at = span.to();
        }
        glyphs(line, at, line.glyphs().length, said);
        return said.toString();
    }

    private static void glyphs(TextLine line, int from, int to, StringBuilder said) {
        for (int i = from; i < to; i++) {
            said.append(line.typeface().face().text(line.glyphs()[i]));
        }
    }
}
