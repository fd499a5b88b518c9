package io.muster.console.correct;

import io.muster.pipeline.Corrections;
import io.muster.pipeline.MendedRow;
import io.muster.pipeline.MendedSheet;
import io.muster.posting.OtherMoney;
import io.muster.posting.PostingCode;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowsToMend;
import io.muster.upload.Upload;
import io.muster.validation.Reason;
import io.muster.web.CellMask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows to mend, as it is drawn.
 *
 * @param rows those of this page
 * @param after the row behind which this page begins; 0 for the first page
 * @param at the row that was asked for; 0 for none
 * @param next the last row of this page; 0 when there is no page behind it
 * @param edits whether whoever looks may write into cells
 */
public record Grid(
        String upload,
        String file,
        List<Column> columns,
        Filter filter,
        Tabs tabs,
        List<Code> codes,
        List<Line> rows,
        Bar bar,
        int after,
        int at,
        int next,
        boolean edits) {

    /** A column of the sheet. */
    public record Column(int index, String header) {}

    /** What wrong there is how often. */
    public record Code(String code, int rows) {}

    /** How many rows lie behind each tab. */
    public record Tabs(int rejected, int refused, int edited) {}

    /**
     * Which rows are shown.
     *
     * @param tab rejected, refused or edited
     * @param code of one reason; empty for all
     */
    public record Filter(String tab, String code) {
        /** The rows that it means. */
        RowsToMend.Filter rows() {
            return new RowsToMend.Filter(
                    RowVerdict.Kind.of(tab).map(java.util.Set::of).orElse(Grids.TO_MEND), code.isEmpty() ? null : code);
        }
    }

    /**
     * What is mended, and what may be done with it.
     *
     * @param correction the open sitting's id; empty when nobody has opened one
     */
    public record Bar(String upload, String correction, int rows, long paise, int wrongRows, boolean edits) {
        static Bar of(Upload upload, String correction, Corrections.Mended mended, boolean edits) {
            return new Bar(
                    upload.id().toString(), correction, mended.rows(), mended.paise(), mended.wrongRows(), edits);
        }

        /** How many rows are edited and not sent. */
        public int edited() {
            return rows + wrongRows;
        }

        /** Whether somebody has edited anything that was not sent. */
        public boolean any() {
            return rows > 0 || wrongRows > 0;
        }
    }

    /** A cell of a row. */
    public record Cell(int col, String header, String text, boolean bad, boolean edited) {
        private static final int WHOLE_LENGTH_MAX = 14;

        /** Whether it stays in one line, as dates and amounts do: they would break at their hyphens. */
        public boolean whole() {
            return text.length() <= WHOLE_LENGTH_MAX;
        }
    }

    /** A text that is offered for a cell. */
    public record Fix(int col, String header, String text, String why) {}

    /** The cell in which it is said that a row is other money, and how what is said begins: with the receipt that it is not. */
    public record Other(int col, String start) {
        private static final String FIELD = "otherMoney";

        static @Nullable Other of(MendedSheet sheet, MendedRow row) {
            return sheet.column(FIELD)
                    .flatMap(col -> row.reasons().stream()
                            .filter(reason ->
                                    PostingCode.POSSIBLE_DUPLICATE.code().equals(reason.code()))
                            .flatMap(reason -> OtherMoney.firstReceipt(reason.message()).stream())
                            .findFirst()
                            .map(receipt -> new Other(col, receipt + ": " + Line.text(row, col))))
                    .orElse(null);
        }
    }

    /**
     * A row of the grid.
     *
     * @param state by its slug
     * @param child the upload with which it went; empty when it did not
     * @param wantsLoan whether near loans may help
     * @param keeps whether it is right as it was sent, so that it may go as it is
     * @param keyCol any column, for an edit that is about the whole row
     * @param other where it can be said that it is other money than a payment that looks the same; null when nothing does
     */
    public record Line(
            String upload,
            int number,
            String verdict,
            String state,
            List<Cell> cells,
            List<Reason> reasons,
            List<Fix> fixes,
            String child,
            boolean wantsLoan,
            boolean keeps,
            int keyCol,
            @Nullable Other other,
            boolean edits) {

        /** Whether its cells take edits. */
        public boolean open() {
            return edits && child.isEmpty();
        }

        static Line of(
                String upload,
                MendedSheet sheet,
                Corrections corrections,
                MendedRow row,
                boolean edits,
                UnaryOperator<String> mask) {
            List<Integer> bad = new ArrayList<>();
            row.reasons().forEach(reason -> sheet.column(reason.field()).ifPresent(bad::add));
            List<Cell> cells = sheet.columns().stream()
                    .map(col -> new Cell(
                            col,
                            sheet.header().get(col),
                            mask.apply(text(row, col)),
                            bad.contains(col),
                            row.edited().contains(col)))
                    .toList();
            List<Fix> fixes = edits
                    ? corrections.suggestions(sheet, row).stream()
                            .map(fix -> new Fix(
                                    fix.col(),
                                    sheet.header().get(fix.col()),
                                    fix.text(),
                                    fix.why().slug()))
                            .toList()
                    : List.of();
            return new Line(
                    upload,
                    row.number(),
                    row.verdict().kind().slug(),
                    row.now().state().slug(),
                    cells,
                    row.reasons().stream()
                            .map(reason -> CellMask.of(reason, mask))
                            .toList(),
                    fixes,
                    row.now().child() == null ? "" : row.now().child().toString(),
                    edits && corrections.wantsLoan(row),
                    edits && corrections.rightAsSent(sheet, row),
                    sheet.columns().getFirst(),
                    edits ? Other.of(sheet, row) : null,
                    edits);
        }

        private static String text(MendedRow row, int col) {
            return col < row.cells().size() ? row.cells().get(col) : "";
        }
    }

    /** The address of the first page; null when this is it. */
    public @Nullable String firstHref() {
        return after == 0 ? null : href(filter.tab(), filter.code());
    }

    /** The address of a page behind this one; null when there is none. */
    public @Nullable String nextHref() {
        return next == 0 ? null : href(filter.tab(), filter.code()) + "&after=" + next;
    }

    /** The address of a tab, with the rows of one reason. */
    public String href(String tab, String code) {
        return "/console/uploads/" + upload + "/correct?tab=" + tab + (code.isEmpty() ? "" : "&code=" + code);
    }
}
