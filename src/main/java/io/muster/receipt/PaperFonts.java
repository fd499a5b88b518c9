package io.muster.receipt;

import io.muster.pdf.TextLine;
import io.muster.pdf.Typeface;
import io.muster.tenant.Language;
import java.util.EnumMap;
import java.util.Map;

/** The two weights of a paper's font, and its printed words set in both; immutable. */
final class PaperFonts {
    private final Typeface regular;
    private final Typeface bold;
    private final Map<ReceiptText, TextLine> regularTexts = new EnumMap<>(ReceiptText.class);
    private final Map<ReceiptText, TextLine> boldTexts = new EnumMap<>(ReceiptText.class);

    PaperFonts(Typeface regular, Typeface bold, Language language) {
        this.regular = regular;
        this.bold = bold;
        for (ReceiptText text : ReceiptText.values()) {
            regularTexts.put(text, regular.set(text.in(language)));
            boldTexts.put(text, bold.set(text.in(language)));
        }
    }

    Typeface regular() {
        return regular;
    }

    Typeface bold() {
        return bold;
    }

    TextLine regular(ReceiptText text) {
        return line(regularTexts, text);
    }

    TextLine bold(ReceiptText text) {
        return line(boldTexts, text);
    }

    private static TextLine line(Map<ReceiptText, TextLine> lines, ReceiptText text) {
        TextLine line = lines.get(text);
        if (line == null) {
            throw new IllegalStateException("unset text " + text);
        }
        return line;
    }
}
