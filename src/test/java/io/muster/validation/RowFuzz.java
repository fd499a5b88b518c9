package io.muster.validation;

import io.muster.fuzz.Choices;
import io.muster.fuzz.FuzzTarget;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.WorkbookKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Any row is judged: a good one, in which cells are replaced by any others. */
public final class RowFuzz implements FuzzTarget {
    private static final RowInvariants COLLECTIONS =
            RowInvariants.of(WorkbookKind.COLLECTIONS, Sheet.header(Sheet.COLLECTIONS));
    private static final RowInvariants LOAN_BOOK =
            RowInvariants.of(WorkbookKind.LOAN_BOOK, Sheet.header(Sheet.LOAN_BOOK));

    @Override
    public void check(byte[] input) {
        Choices choices = new Choices(input);
        switch (choices.below(3)) {
            case 0 -> COLLECTIONS.check(replaced(choices, Sheet.collection(Map.of())));
            case 1 -> LOAN_BOOK.check(replaced(choices, Sheet.terms(Map.of())));
            default -> LOAN_BOOK.check(replaced(choices, Sheet.instalment(Map.of())));
        }
    }

    private static RawRow replaced(Choices choices, RawRow good) {
        CellChoices cells = new CellChoices(choices);
        boolean hidden = choices.below(16) == 15;
        List<RawCell> row = new ArrayList<>(good.cells());
        while (choices.more()) {
            int column = choices.below(row.size() + 1);
            if (column == row.size()) {
                row.add(cells.cell());
            } else {
                row.set(column, cells.cell());
            }
        }
        return new RawRow(good.number(), hidden, row);
    }
}
