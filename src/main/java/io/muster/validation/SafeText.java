package io.muster.validation;

/**
 * Text from a sheet, written back into one so that no spreadsheet program takes it for a formula.
 *
 * <p>Text that begins with {@code = + - @}, a tab or a carriage return gets an apostrophe in front, and so does text that
 * begins with an apostrophe; validation drops one leading apostrophe, so that a mended sheet reads what the first one
 * read.
 */
public final class SafeText {
    private static final String BEGINS_FORMULA = "=+-@\t\r\n'";

    private SafeText() {}

    /** The text as a cell of a workbook that Muster writes. */
    public static String cell(String text) {
        return text.isEmpty() || BEGINS_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
