package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import java.util.List;

/** What must hold of any sheets whose data sheet is chosen, and whose rows are judged. */
public final class SheetInvariants {
    private static final int MESSAGE_LENGTH_MAX = 1_000;

    private SheetInvariants() {}

    /** A sheet as it was read. */
    public record Sheet(String name, boolean hidden, List<RawRow> rows) {}

    /** Chooses the data sheet and judges its rows, as an upload of that kind does. */
    public static void judge(List<Sheet> sheets, WorkbookKind kind) {
        SheetLayout layout = SheetLayouts.shipped(kind);
        List<DataSheet.Candidate> candidates = sheets.stream()
                .map(sheet -> new DataSheet.Candidate(sheet.name, sheet.hidden, sheet::rows))
                .toList();
        switch (DataSheet.choose(candidates, layout)) {
            case DataSheet.Problem problem -> checkProblem(problem.asUnreadable());
            case DataSheet.Chosen chosen -> {
                Sheet sheet = sheets.get(chosen.index());
                require(!sheet.hidden, "a hidden sheet was chosen");
                require(chosen.header().rowNumber() <= HeaderRow.ROW_NUMBER_MAX, "the header lies too deep");
                RowInvariants check = RowInvariants.of(kind, chosen.header());
                sheet.rows.stream()
                        .filter(row -> row.number() > chosen.header().rowNumber() && !RowCheck.isBlank(row))
                        .forEach(check::check);
            }
        }
    }

    private static void checkProblem(UnreadableWorkbook problem) {
        String message = String.valueOf(problem.getMessage());
        require(!message.isBlank() && message.length() <= MESSAGE_LENGTH_MAX, "a message is too long or empty");
        require(isClean(message), "a message cannot be shown: " + message);
        require(!problem.remedy().isBlank() && isClean(problem.remedy()), "a problem without remedy");
    }

    /** Whether it can be stored and shown on one line. */
    static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(
                        c -> Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** A row with a cell of each text. */
    static RawRow rowOf(int number, List<String> texts) {
        return new RawRow(
                number,
                false,
                texts.stream()
                        .<RawCell>map(text -> text.isEmpty() ? RawCell.BLANK : new RawCell.Text(text))
                        .toList());
    }
}
