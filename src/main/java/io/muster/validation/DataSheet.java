package io.muster.validation;

import io.muster.rows.RawRow;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.SheetLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The one sheet of a workbook that has the data, or why it cannot be told. */
public sealed interface DataSheet {
    /** A message names at most so many sheets. */
    int NAMES_SHOWN_MAX = 5;

    /**
     * A sheet that may be the one.
     *
     * @param hidden by whatever degree: whoever uploaded the workbook may not have seen it
     * @param head reads its first rows, at least up to row {@value HeaderRow#ROW_NUMBER_MAX}: asked for when they are
     *     looked at, since those of hundreds of sheets together may be more than memory holds
     */
    record Candidate(String name, boolean hidden, Supplier<List<RawRow>> head) {}

    /**
     * This sheet.
     *
     * @param index its place among the candidates, from 0
     */
    record Chosen(int index, String name, HeaderRow.Found header) implements DataSheet {}

    /**
     * No sheet, or more than one.
     *
     * @param rowNumber the row that is nearest to a header, 0 when none is
     */
    record Problem(SheetProblem code, String message, String remedy, int rowNumber) implements DataSheet {
        /** The same as a refusal of the whole workbook. */
        public UnreadableWorkbook asUnreadable() {
            return new UnreadableWorkbook(code.code(), message, remedy, rowNumber);
        }
    }

    /** Chooses the only visible sheet whose head names the columns; hidden sheets never count. */
    static DataSheet choose(List<Candidate> sheets, SheetLayout layout) {
        HeaderSearch search = new HeaderSearch(layout);
        List<Chosen> matching = new ArrayList<>();
        Problem nearest = null;
        int matched = -1;
        for (int i = 0; i < sheets.size(); i++) {
            Candidate sheet = sheets.get(i);
            if (sheet.hidden()) {
                continue;
            }
            switch (search.find(sheet.head().get())) {
                case HeaderRow.Found header -> {
                    if (matching.size() < NAMES_SHOWN_MAX) {
                        matching.add(new Chosen(i, sheet.name(), header));
                    }
                }
                case HeaderRow.Problem problem -> {
                    if (problem.matched() > matched) {
                        matched = problem.matched();
                        nearest = onSheet(sheet, problem, sheets.size());
                    }
                }
            }
        }
        if (matching.size() > 1) {
            return twoSheets(matching);
        }
        if (matching.size() == 1) {
            return matching.getFirst();
        }
        boolean hiddenData = sheets.stream()
                .anyMatch(sheet -> sheet.hidden() && search.find(sheet.head().get()) instanceof HeaderRow.Found);
        return nearest == null || hiddenData ? onlyHidden(sheets) : nearest;
    }

    private static Problem onSheet(Candidate sheet, HeaderRow.Problem problem, int sheets) {
        String where = sheets > 1 ? "Sheet " + CellTexts.quote(sheet.name()) + ": " : "";
        return new Problem(problem.code(), where + problem.message(), problem.remedy(), problem.rowNumber());
    }

    private static Problem twoSheets(List<Chosen> matching) {
        List<String> names = matching.stream()
                .limit(NAMES_SHOWN_MAX)
                .map(sheet -> CellTexts.quote(sheet.name()))
                .toList();
        return new Problem(
                SheetProblem.TWO_DATA_SHEETS,
                "More than one sheet has data: " + String.join(", ", names) + ".",
                "Keep one of them in this workbook and upload the others by themselves.",
                0);
    }

    private static Problem onlyHidden(List<Candidate> sheets) {
        List<String> names = sheets.stream()
                .filter(Candidate::hidden)
                .limit(NAMES_SHOWN_MAX)
                .map(sheet -> CellTexts.quote(sheet.name()))
                .toList();
        return new Problem(
                SheetProblem.ONLY_HIDDEN_SHEETS,
                names.isEmpty()
                        ? "The workbook has no sheet."
                        : "The data is hidden: sheet " + String.join(", ", names) + ".",
                "Unhide the sheet that should count, look at it, and upload the workbook again.",
                0);
    }
}
