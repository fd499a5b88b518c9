package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import java.time.LocalDate;
import java.util.ArrayList;
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
            case Judged.Rejected<CollectionLine>(int row, List<String> shown, long paise, List<Reason> reasons) ->
                new Judged.Rejected<>(
                        row,
                        shown,
                        paise,
                        reasons.stream().map(SingleCollection::withoutCell).toList());
        };
    }

    private static Reason withoutCell(Reason reason) {
        return new Reason(null, reason.field(), reason.code(), reason.message(), reason.remedy());
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
