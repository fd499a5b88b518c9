package io.muster.rows;

import java.util.Arrays;

/** Why a workbook is not read, or not read further: code, sentence and remedy of each, in one place. */
enum Refusal {
    EMPTY_FILE("empty-file", "The file is empty.", Remedy.SEND_AGAIN),
    CSV(
            "csv-file",
            "This is a text file (CSV), not an Excel workbook.",
            "Open it in Excel with its reference and account columns as text, and save it as .xlsx."),
    HTML(
            "html-file",
            "This is a web page, not an Excel workbook, whatever its name says.",
            "Open it in Excel and save it as .xlsx, or ask the portal for a real Excel download."),
    PDF("pdf-file", "This is a PDF document, not an Excel workbook.", "Ask the sender for the sheet as .xlsx."),
    XML_2003(
            "xml-spreadsheet-2003",
            "This is an XML Spreadsheet 2003, an old form that is not read here.",
            Remedy.SAVE_AS_XLSX),
    XLS("xls-file", "This is an Excel 97-2003 workbook (.xls), which is not read here.", Remedy.SAVE_AS_XLSX),
    XLSB("xlsb-file", "This is an Excel binary workbook (.xlsb), which is not read here.", Remedy.SAVE_AS_XLSX),
    ODS("ods-file", "This is an OpenDocument spreadsheet (.ods), which is not read here.", Remedy.SAVE_AS_XLSX),
    ENCRYPTED(
            "encrypted-workbook",
            "The workbook is protected by a password to open it.",
            "Open it, remove the password (File, Info, Protect Workbook, Encrypt with Password), and save it again."),
    ZIP_OF_FILES(
            "zip-of-files",
            "This is a zip archive of files, not an Excel workbook.",
            "Unpack it, and upload each workbook in it by itself."),
    NOT_A_WORKBOOK("not-a-workbook", "The file is not an Excel workbook.", Remedy.SAVE_AS_XLSX),

    DAMAGED("damaged-file", "The file is damaged: %s.", Remedy.SEND_AGAIN),
    TOO_MANY_PARTS("too-many-parts", "The workbook has more than %d parts inside.", Remedy.PLAIN_SHEET),
    DUPLICATE_PART("duplicate-part", "The workbook holds the part \"%s\" twice.", Remedy.PLAIN_SHEET),
    TOO_LARGE("too-large-inside", "Unpacked, the workbook is larger than %d MB.", Remedy.SPLIT),
    BOMB("packed-too-tightly", "The workbook unpacks to more than %d times its size.", Remedy.PLAIN_SHEET),
    DOCTYPE("doctype", "The workbook contains a document type declaration.", Remedy.PLAIN_SHEET),
    ENCODING("text-encoding", "The workbook stores its text in an encoding that is not read here.", Remedy.PLAIN_SHEET),
    TOO_DEEP("too-deep", "The workbook's markup is nested deeper than %d levels.", Remedy.PLAIN_SHEET),
    TOO_MANY_NAMES("too-many-names", "The workbook's markup uses more than %d names.", Remedy.PLAIN_SHEET),
    LONG_NAME("long-name", "The workbook uses a name of more than %d characters.", Remedy.PLAIN_SHEET),
    CELL_TOO_LONG(
            "cell-too-long",
            "The workbook has a cell with more text than the %d characters that Excel allows.",
            "Shorten that cell, or open the workbook in Excel, copy the sheet into a new one, and save it as .xlsx."),
    TOO_MANY_STRINGS("too-many-strings", "The workbook has more than %d different texts.", Remedy.SPLIT),
    TOO_MANY_STYLES("too-many-styles", "The workbook has more than %d cell styles.", Remedy.PLAIN_SHEET),
    TOO_MANY_SHEETS("too-many-sheets", "The workbook has more than %d sheets.", Remedy.PLAIN_SHEET),
    NO_SHEETS("no-sheets", "The workbook has no worksheet.", "Send the workbook that holds the data."),
    TOO_MANY_ROWS("too-many-rows", "A sheet has more than %d rows.", Remedy.SPLIT),

    BROKEN_SHEET("broken-sheet", "The sheet's content is malformed or breaks off.", Remedy.SEND_AGAIN),
    BROKEN_WORKBOOK("broken-workbook", "The workbook's table of contents or of texts is malformed.", Remedy.SEND_AGAIN),
    ROW_NUMBER("row-number", "The sheet has a row numbered \"%s\", which no sheet can have.", Remedy.PLAIN_SHEET),
    ROW_ORDER("row-order", "The sheet's row %d comes again or too late, after row %d.", Remedy.PLAIN_SHEET),
    CELL_PLACE("cell-place", "A cell that says it is at \"%s\" stands in row %d.", Remedy.PLAIN_SHEET),
    CELL_ORDER("cell-order", "Cell %s comes again or too late in its row.", Remedy.PLAIN_SHEET),
    TOO_WIDE("too-wide", "Row %d has content beyond column %s, the last that is read.", Remedy.PLAIN_SHEET),
    ROW_TOO_LONG("row-too-long", "Row %d holds more text than %d characters.", Remedy.PLAIN_SHEET),
    MISSING_TEXT("missing-text", "Cell %s refers to a text that the workbook does not hold.", Remedy.SEND_AGAIN);

    private static final int DETAIL_CHARACTERS_MAX = 40;

    private final String code;
    private final String sentence;
    private final String remedy;

    Refusal(String code, String sentence, String remedy) {
        this.code = code;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    String code() {
        return code;
    }

    /** This refusal of this file, to be thrown; whoever knows the row makes it an {@link UnreadableWorkbook}. */
    Refused refused(Object... details) {
        return new Refused(this, details);
    }

    /**
     * What the user is told.
     *
     * @param rowNumber the row that cannot be read; 0 for none
     */
    UnreadableWorkbook at(int rowNumber, Object... details) {
        return new UnreadableWorkbook(code, message(rowNumber, sentence.formatted(shown(details))), remedy, rowNumber);
    }

    /** Details come from the file too: on one line, short, and in characters that can be stored. */
    private static Object[] shown(Object[] details) {
        return Arrays.stream(details)
                .map(detail -> detail instanceof String text ? shown(text) : detail)
                .toArray();
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(DETAIL_CHARACTERS_MAX + 1L)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\ufffd' : c)
                .forEach(shown::appendCodePoint);
        int cut = shown.offsetByCodePoints(0, Math.min(shown.codePointCount(0, shown.length()), DETAIL_CHARACTERS_MAX));
        return cut < shown.length() ? shown.substring(0, cut) + "…" : shown.toString();
    }

    private static String message(int rowNumber, String why) {
        if (rowNumber == 0) {
            return why + " Nothing was posted from it.";
        }
        String clause = Character.toLowerCase(why.charAt(0)) + why.substring(1, why.length() - 1);
        return "Reading stopped at row " + rowNumber + ": " + clause + "; the rows before it were taken.";
    }

    /** The remedies that several refusals share. */
    private static final class Remedy {
        static final String SEND_AGAIN = "Download or copy the workbook again, whole, and upload that copy: what was"
                + " posted before is not posted twice.";
        static final String SAVE_AS_XLSX = "Open it in Excel and save it as Excel Workbook (.xlsx).";
        static final String PLAIN_SHEET =
                "Open it in Excel, copy the sheet into a new workbook, and save that as .xlsx.";
        static final String SPLIT = "Split it into several workbooks and upload each.";
    }
}
