package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A collection that comes by itself, such as from an agent's phone, judged by the rules of a sheet's row. */
public final class SingleCollection {
    private static final SheetLayout LAYOUT = SheetLayouts.shipped(WorkbookKind.COLLECTIONS);
    private static final HeaderRow.Found EVERY_FIELD = everyField();

    private SingleCollection() {}

    /**
     * Judges the texts as if they stood in a sheet, so that the same money has the same key whichever way it comes. Never
     * throws; reasons name fields and no cells, and the row number is 0.
     *
     * @param texts by field of the shipped collections layout, such as {@code loanAccount}; others are not looked at
     * @param businessDate the lender's day: nothing is taken after it
     */
    public static Judged<CollectionLine> check(Map<String, String> texts, LocalDate businessDate) {
        List<RawCell> cells = new ArrayList<>();
        for (SheetLayout.Column column : LAYOUT.fields()) {
            cells.add(new RawCell.Text(texts.getOrDefault(column.field(), "")));
        }
        return switch (new CollectionRowCheck(EVERY_FIELD, LAYOUT, false, businessDate)
                .check(new RawRow(0, false, cells))) {
            case Judged.Accepted<CollectionLine> accepted -> accepted;
            case Judged.Rejected<CollectionLine>(var row, var shown, var paise, var reasons, var reference) ->
                new Judged.Rejected<>(
                        row,
                        shown,
                        paise,
                        reasons.stream().map(SingleCollection::withoutCell).toList(),
                        reference);
        };
    }

    /** Whether money by this mode always has a reference. */
    public static boolean needsReference(PaymentMode mode) {
        return ReferenceCell.needsReference(mode);
    }

    /** There is no sheet: no cell can be named, and none mended. */
    private static Reason withoutCell(Reason reason) {
        ReasonCode code = Arrays.stream(ReasonCode.values())
                .filter(known -> known.code().equals(reason.code()))
                .findFirst()
                .orElseThrow();
        return new Reason(null, reason.field(), reason.code(), message(code, reason), remedy(code));
    }

    private static String message(ReasonCode code, Reason reason) {
        return switch (code) {
            case CELL_ERROR, FORMULA_NOT_CALCULATED, TRUTH_VALUE ->
                "The value is what a sheet shows instead of one, such as #N/A or TRUE.";
            case DIGITS_SHORTENED -> "The value is a short form such as 4.12E+11, whose last digits are gone.";
            default -> reason.message();
        };
    }

    private static String remedy(ReasonCode code) {
        return switch (code) {
            case MISSING_VALUE -> "Send a value.";
            case CELL_ERROR, FORMULA_NOT_CALCULATED, TRUTH_VALUE -> "Send the value itself.";
            case CONTROL_CHARACTER -> "Send the text without them.";
            case DIGITS_SHORTENED -> "Send all its digits.";
            case REFERENCE_MISSING -> "Send the reference of the bank or gateway; it stands in their statement.";
            case AMOUNT_ZERO -> "Send what was received.";
            case AMOUNT_NEGATIVE -> "A payment is undone by a reversal.";
            case DATE_FUTURE -> "Correct the date, or send the payment on its day.";
            default -> code.remedy();
        };
    }

    private static HeaderRow.Found everyField() {
        Map<String, Integer> columns = new HashMap<>();
        List<String> titles = new ArrayList<>();
        for (SheetLayout.Column column : LAYOUT.fields()) {
            columns.put(column.field(), titles.size());
            titles.add(column.title());
        }
        return new HeaderRow.Found(0, columns, titles);
    }
}
