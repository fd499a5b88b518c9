package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row under judgement and all that was found wrong with it; for one thread and one row. */
final class RowFindings {
    private final RawRow row;
    private @Nullable List<Reason> reasons;

    RowFindings(RawRow row) {
        this.row = row;
    }

    /** The cell of a field that must be there; null when it cannot be used, and then that was found. */
    @Nullable
    RawCell required(Field field) {
        RawCell cell = cell(field);
        if (isBlank(cell)) {
            reject(field, ReasonCode.MISSING_VALUE, field.title() + " is empty.");
            return null;
        }
        return usable(field, cell);
    }

    /** The cell of a field that may be empty; null when it is, or when it cannot be used, and then that was found. */
    @Nullable
    RawCell optional(Field field) {
        RawCell cell = cell(field);
        return isBlank(cell) ? null : usable(field, cell);
    }

    RawCell cell(Field field) {
        RawCell cell = field.column() < 0 ? RawCell.BLANK : row.cell(field.column());
        return cell instanceof RawCell.Text(String text) && text.startsWith("'")
                ? new RawCell.Text(CellTexts.unescaped(text))
                : cell;
    }

    /** The cell's text is wrong: the message quotes it. */
    void reject(Field field, ReasonCode code, String text, String whatIsWrong) {
        reject(field, code, field.title() + " " + CellTexts.quote(text) + " " + whatIsWrong);
    }

    void reject(Field field, ReasonCode code, String message) {
        String cell = field.column() < 0 ? null : CellTexts.name(field.column(), row.number());
        add(new Reason(cell, field.name(), code.code(), message, code.remedy()));
    }

    /** The whole row is wrong. */
    void rejectRow(ReasonCode code) {
        add(new Reason(null, null, code.code(), code.meaning(), code.remedy()));
    }

    /** All that was found, empty for a row without fault. */
    List<Reason> reasons() {
        return reasons == null ? List.of() : List.copyOf(reasons);
    }

    boolean faultless() {
        return reasons == null;
    }

    static boolean isBlank(RawCell cell) {
        return switch (cell) {
            case RawCell.Blank _ -> true;
            case RawCell.Text(String text) -> CellTexts.isBlank(text);
            case RawCell.Numeric _, RawCell.Bool _, RawCell.Failed _, RawCell.Uncalculated _ -> false;
        };
    }

    private @Nullable RawCell usable(Field field, RawCell cell) {
        ReasonCode code = switch (cell) {
            case RawCell.Failed _ -> ReasonCode.CELL_ERROR;
            case RawCell.Uncalculated _ -> ReasonCode.FORMULA_NOT_CALCULATED;
            case RawCell.Bool _ -> ReasonCode.TRUTH_VALUE;
            case RawCell.Text(String text) -> faultOf(text);
            case RawCell.Numeric _, RawCell.Blank _ -> null;
        };
        if (code == null) {
            return cell;
        }
        reject(field, code, cell.text(), "cannot be used: " + lowered(code.meaning()));
        return null;
    }

    /** What an error, a truth value or a control character looks like after a rejections workbook made it text. */
    private static @Nullable ReasonCode faultOf(String text) {
        if (CellTexts.hasUnprintable(text)) {
            return ReasonCode.CONTROL_CHARACTER;
        }
        if (text.charAt(0) == '#') {
            return RowTexts.NOT_CALCULATED.equals(text)
                    ? ReasonCode.FORMULA_NOT_CALCULATED
                    : isError(text) ? ReasonCode.CELL_ERROR : null;
        }
        return text.equals("TRUE") || text.equals("FALSE") ? ReasonCode.TRUTH_VALUE : null;
    }

    /** Whether the text is what an error of Excel looks like. */
    static boolean isErrorText(String text) {
        return text.startsWith("#") && (RowTexts.NOT_CALCULATED.equals(text) || isError(text));
    }

    private static boolean isError(String text) {
        return text.endsWith("!")
                || text.endsWith("?")
                || text.equals("#N/A")
                || text.chars().allMatch(c -> c == '#');
    }

    private static String lowered(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private void add(Reason reason) {
        if (reasons == null) {
            reasons = new ArrayList<>();
        }
        reasons.add(reason);
    }
}
