package io.muster.validation;

import io.muster.money.Glyphs;
import java.util.regex.Pattern;

/** How cells are named and quoted to people. */
final class CellTexts {
    static final int QUOTE_LENGTH_MAX = 40;

    private static final String ESCAPED = "=+-@\t\r\n'";

    private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212]");

    private CellTexts() {}

    /** The cell as Excel names it: column 2 of row 12 is {@code C12}. */
    static String name(int column, int row) {
        StringBuilder letters = new StringBuilder(8);
        for (int left = column; left >= 0; left = left / 26 - 1) {
            letters.append((char) ('A' + left % 26));
        }
        return letters.reverse().append(row).toString();
    }

    /** What stood there, on one line, cut to {@value #QUOTE_LENGTH_MAX} characters and in quotation marks. */
    static String quote(String text) {
        int end = cut(text, QUOTE_LENGTH_MAX);
        StringBuilder quoted = new StringBuilder(end + 3).append('"');
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean unprintable = isUnprintable(c) || isLoneSurrogate(text, i);
            quoted.append(Glyphs.isSpace(c) ? ' ' : unprintable ? '\uFFFD' : c);
        }
        return quoted.append(end < text.length() ? "…\"" : "\"").toString();
    }

    /** The text as it can be stored and shown: without what no database and no sheet takes, and of bounded length. */
    static String printable(String text, int lengthMax) {
        int end = cut(text, lengthMax);
        for (int i = 0; i < end; i++) {
            if (isUnprintable(text.charAt(i)) || isLoneSurrogate(text, i)) {
                return replaceUnprintable(text, end);
            }
        }
        return end == text.length() ? text : text.substring(0, end);
    }

    /** The text's beginning, without parting a surrogate pair. */
    static String shortened(String text, int lengthMax) {
        return text.length() <= lengthMax ? text : text.substring(0, lengthMax == 0 ? 0 : cut(text, lengthMax));
    }

    /** Whether a text of a field must be refused for what it hides. */
    static boolean hasUnprintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnprintable(text.charAt(i)) || isLoneSurrogate(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is nothing to see in it. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Glyphs.isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Without the apostrophe that a rejections workbook puts before text that a spreadsheet program could calculate, or
     * that begins with an apostrophe itself; any other apostrophe is a part of the text.
     */
    static String unescaped(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && ESCAPED.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    /** Without one apostrophe in front, by which other programs mark numbers and dates that they wrote as text. */
    static String withoutApostrophe(String text) {
        return text.startsWith("'") ? text.substring(1) : text;
    }

    /** With a plain hyphen for each dash. */
    static String plainDashes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '-' && Glyphs.isDash(text.charAt(i))) {
                return DASHES.matcher(text).replaceAll("-");
            }
        }
        return text;
    }

    /** Without spaces at both ends, and with one plain space for each run of spaces within. */
    static String singleSpaced(String text) {
        if (isSingleSpaced(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Glyphs.isSpace(text.charAt(i))) {
                kept.append(text.charAt(i));
            } else if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                kept.append(' ');
            }
        }
        int end = kept.length();
        return kept.substring(0, end > 0 && kept.charAt(end - 1) == ' ' ? end - 1 : end);
    }

    /** Whether it surely is; of texts beyond ASCII that is not said. */
    private static boolean isSingleSpaced(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }

    private static String replaceUnprintable(String text, int end) {
        StringBuilder kept = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            kept.append(isUnprintable(text.charAt(i)) || isLoneSurrogate(text, i) ? '\uFFFD' : text.charAt(i));
        }
        return kept.toString();
    }

    /** The length of a cut that does not part a surrogate pair. */
    private static int cut(String text, int lengthMax) {
        if (text.length() <= lengthMax) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;
    }

    private static boolean isUnprintable(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) || c >= 0xFFFE;
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
