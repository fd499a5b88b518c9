package io.muster.validation;

/** Why a readable workbook has no rows to check: which sheet, or which columns, cannot be told. */
public enum SheetProblem {
    NO_HEADER("no-header", "No row near the top names the columns."),
    MISSING_COLUMN("missing-column", "The header lacks a column that every sheet of this kind needs."),
    TWO_COLUMNS("two-columns-for-one-field", "Two columns are headed as the same thing."),
    ONLY_HIDDEN_SHEETS("only-hidden-sheets", "The data stands on a hidden sheet."),
    TWO_DATA_SHEETS("two-data-sheets", "More than one visible sheet has data.");

    private final String code;
    private final String meaning;

    SheetProblem(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** What it says in general, without a workbook at hand. */
    public String meaning() {
        return meaning;
    }
}
