package io.muster.pipeline;

import io.muster.posting.RowVerdict;
import io.muster.validation.Guess;
import io.muster.validation.Guesses;
import io.muster.validation.Judged;
import io.muster.validation.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Suggested fixes of one row, from the reasons why it was rejected; only those that the row check then takes. Pure. */
final class Suggestions {
    private static final int SUGGESTIONS_MAX = 6;

    private Suggestions() {}

    /** What may be put into which cell; empty for a row that is not wrong, and when nothing can be said. */
    static List<Suggestion> of(MendedSheet sheet, MendedRow row) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (Reason reason : row.reasons()) {
            int column = sheet.column(reason.field()).orElse(-1);
            if (column >= 0 && suggestions.size() < SUGGESTIONS_MAX) {
                String text = column < row.cells().size() ? row.cells().get(column) : "";
                for (Guess guess : Guesses.of(reason, text, sheet.dayFirst())) {
                    if (mends(sheet, row, column, guess.text(), reason)) {
                        suggestions.add(new Suggestion(
                                column, Objects.requireNonNull(reason.field()), guess.text(), guess.why()));
                    }
                }
            }
        }
        return suggestions;
    }

    /** Whether the field has no fault any more; another field may still have one. */
    private static boolean mends(MendedSheet sheet, MendedRow row, int column, String text, Reason reason) {
        return switch (sheet.check(row.verdict(), with(row.cells(), column, text))) {
            case Judged.Accepted<?> accepted -> true;
            case Judged.Rejected<?> rejected ->
                rejected.reasons().stream().noneMatch(other -> Objects.equals(other.field(), reason.field()));
        };
    }

    /** The cells with one text changed. */
    static List<String> with(List<String> cells, int column, String text) {
        List<String> changed = new ArrayList<>(cells);
        while (changed.size() <= column) {
            changed.add("");
        }
        changed.set(column, text);
        return changed;
    }

    /** Whether somebody would want near loans for this row. */
    static boolean wantsLoan(MendedRow row) {
        return row.reasons().stream().anyMatch(reason -> "loanAccount".equals(reason.field()))
                || row.verdict().kind() == RowVerdict.Kind.REFUSED && row.now().state() == MendedRow.State.TO_SUSPENSE;
    }
}
