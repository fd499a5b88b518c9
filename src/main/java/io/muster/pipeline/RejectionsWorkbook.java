package io.muster.pipeline;

import io.muster.posting.RowVerdict;
import io.muster.validation.Reason;
import io.muster.validation.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The rows that were not taken as a workbook: the sheet's own columns, then what is wrong, how to mend it, and the key of
 * the row. Mended, it can be uploaded as it is.
 *
 * <p>Every cell is text, so that nothing is rounded, cut or calculated on the way; rows are sent as they are written.
 */
public final class RejectionsWorkbook {
    static final String WHAT = "What is wrong";
    static final String REMEDY = "How to mend it";
    static final String KEY = "Muster key";

    /** The titles of the columns that Muster adds, in their order. */
    static final List<String> OURS = List.of(WHAT, REMEDY, KEY);

    private static final String APPLICATION = "Muster";
    // fastexcel takes a version of two numbers only
    private static final String APPLICATION_VERSION = "1.0";
    // The most that Excel lets a cell hold
    private static final int CELL_LENGTH_MAX = 32_767;
    private static final int FLUSH_ROWS = 500;
    // Set before the first flush: a sheet that is streamed cannot be measured
    private static final double CELL_WIDTH = 18;
    private static final double SENTENCE_WIDTH = 70;
    private static final double KEY_WIDTH = 38;

    private final List<String> headers;
    private final List<Integer> columns;

    /** @param headers the sheet's own; columns of an earlier rejections workbook among them are not doubled */
    public RejectionsWorkbook(List<String> headers) {
        this.headers = headers;
        this.columns = IntStream.range(0, headers.size())
                .filter(column -> !isOurs(headers.get(column)))
                .boxed()
                .toList();
    }

    /**
     * Writes the workbook; blocks.
     *
     * @param pages gives the rows behind a row number, the first behind 0; an empty page is the end
     */
    public void write(OutputStream out, Function<Integer, List<RowVerdict>> pages) throws IOException {
        try (Workbook workbook = new Workbook(out, APPLICATION, APPLICATION_VERSION)) {
            Worksheet sheet = workbook.newWorksheet("Rejections");
            dress(sheet);
            writeRow(sheet, 0, headers, OURS);
            int line = 1;
            for (List<RowVerdict> page = pages.apply(0);
                    !page.isEmpty();
                    page = pages.apply(page.getLast().rowNumber())) {
                for (RowVerdict verdict : page) {
                    writeRow(sheet, line++, verdict.cells(), remarks(verdict));
                    if (line % FLUSH_ROWS == 0) {
                        sheet.flush();
                    }
                }
            }
            sheet.finish();
        }
    }

    /** A bold header that stays in sight, and columns in which a sentence can be read. */
    private void dress(Worksheet sheet) {
        int remarks = columns.size();
        sheet.freezePane(0, 1);
        sheet.range(0, 0, 0, remarks + 2).style().bold().set();
        for (int column = 0; column < remarks; column++) {
            sheet.width(column, CELL_WIDTH);
        }
        sheet.width(remarks, SENTENCE_WIDTH);
        sheet.width(remarks + 1, SENTENCE_WIDTH);
        sheet.width(remarks + 2, KEY_WIDTH);
    }

    private void writeRow(Worksheet sheet, int line, List<String> cells, List<String> remarks) {
        int place = 0;
        for (int column : columns) {
            write(sheet, line, place++, column < cells.size() ? cells.get(column) : "");
        }
        for (String remark : remarks) {
            write(sheet, line, place++, remark);
        }
    }

    private static void write(Worksheet sheet, int line, int place, String text) {
        if (!text.isEmpty()) {
            String safe = SafeText.cell(text);
            sheet.inlineString(
                    line, place, safe.length() <= CELL_LENGTH_MAX ? safe : safe.substring(0, CELL_LENGTH_MAX));
        }
    }

    /** Whether a column of this header is one that Muster added to an earlier workbook. */
    static boolean isOurs(String header) {
        String name = header.strip();
        return OURS.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static List<String> remarks(RowVerdict verdict) {
        return List.of(
                "Row " + verdict.rowNumber() + ": " + join(verdict.reasons(), Reason::message),
                join(verdict.reasons(), Reason::remedy),
                verdict.correctionKey() == null ? "" : verdict.correctionKey().toString());
    }

    private static String join(List<Reason> reasons, Function<Reason, String> text) {
        return reasons.stream().map(text).distinct().collect(Collectors.joining("\n"));
    }
}
