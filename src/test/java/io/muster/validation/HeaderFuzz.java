package io.muster.validation;

import io.muster.fuzz.Choices;
import io.muster.fuzz.FuzzTarget;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.WorkbookKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Of any sheets one is the data sheet, with its header, or a named problem says why not. */
public final class HeaderFuzz implements FuzzTarget {
    private static final int SHEETS_MAX = 4;
    private static final int ROWS_MAX = 4;
    private static final int CELLS_MAX = 24;

    @Override
    public void check(byte[] input) {
        Choices choices = new Choices(input);
        WorkbookKind kind = choices.of(List.of(WorkbookKind.values()));
        SheetLayout layout = choices.below(2) == 0 ? Sheet.COLLECTIONS : Sheet.LOAN_BOOK;
        List<String> titles = layout.fields().stream()
                .flatMap(column -> Stream.concat(Stream.of(column.title()), column.headers().stream()))
                .toList();
        List<SheetInvariants.Sheet> sheets = new ArrayList<>();
        for (int sheet = 0; sheet < SHEETS_MAX && (sheet == 0 || choices.more()); sheet++) {
            sheets.add(sheet(choices, titles));
        }
        SheetInvariants.judge(sheets, kind);
    }

    private static SheetInvariants.Sheet sheet(Choices choices, List<String> titles) {
        List<RawRow> rows = new ArrayList<>();
        boolean hidden = choices.below(4) == 3;
        int number = 0;
        for (int left = 1 + choices.below(ROWS_MAX); left > 0; left--) {
            number += 1 + choices.below(8);
            rows.add(new RawRow(number, choices.below(8) == 7, cells(choices, titles)));
        }
        return new SheetInvariants.Sheet(new CellChoices(choices).text(), hidden, rows);
    }

    private static List<RawCell> cells(Choices choices, List<String> titles) {
        List<RawCell> cells = new ArrayList<>();
        for (int left = choices.below(CELLS_MAX); left > 0; left--) {
            cells.add(choices.below(3) == 2 ? new CellChoices(choices).cell() : new RawCell.Text(choices.of(titles)));
        }
        return cells;
    }
}
