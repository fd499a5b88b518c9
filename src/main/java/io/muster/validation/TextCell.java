package io.muster.validation;

import io.muster.loan.LoanAccountNumber;
import io.muster.rows.RawCell;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads names and the like. */
final class TextCell {
    static final int LENGTH_MAX = 200;

    private TextCell() {}

    /** The text, which must be there; null when it cannot be used, and then why not was found. */
    static @Nullable String readRequired(Field field, RowFindings row) {
        RawCell cell = row.required(field);
        return cell == null ? null : bounded(field, row, cell);
    }

    /** The text; null when there is none, or it cannot be used, and then why not was found. */
    static @Nullable String readOptional(Field field, RowFindings row) {
        RawCell cell = row.optional(field);
        return cell == null ? null : bounded(field, row, cell);
    }

    /**
     * A remark, cut where it is too long: nothing that is wrong with it holds up the money. Null also for an error of
     * Excel, such as a failed look-up of a name.
     */
    static @Nullable String readRemark(Field field, RowFindings row) {
        return switch (row.cell(field)) {
            case RawCell.Failed _, RawCell.Uncalculated _, RawCell.Bool _, RawCell.Blank _ -> null;
            case RawCell.Numeric _ -> readOptional(field, row);
            case RawCell.Text(String text) -> remark(text);
        };
    }

    private static @Nullable String remark(String text) {
        String remark = CellTexts.printable(CellTexts.singleSpaced(text), LENGTH_MAX);
        return remark.isEmpty() || RowFindings.isErrorText(text) ? null : remark;
    }

    /** The loan account's number, which must be there. */
    static @Nullable LoanAccountNumber readLoan(Field field, RowFindings row) {
        RawCell cell = row.required(field);
        String written = cell == null ? null : IdentifierCell.read(field, row, cell);
        if (written == null) {
            return null;
        }
        // some letters grow in upper case, so the length counts after it
        String number = written.toUpperCase(Locale.ROOT);
        if (number.isEmpty()) {
            row.reject(field, ReasonCode.MISSING_VALUE, field.title() + " is empty.");
            return null;
        }
        if (number.length() > LoanAccountNumber.LENGTH_MAX) {
            row.reject(
                    field,
                    ReasonCode.TOO_LONG,
                    number,
                    "is longer than the " + LoanAccountNumber.LENGTH_MAX + " characters of a loan account.");
            return null;
        }
        return new LoanAccountNumber(number);
    }

    private static @Nullable String bounded(Field field, RowFindings row, RawCell cell) {
        String text = cell instanceof RawCell.Numeric(String stored, boolean _)
                ? RowTexts.numberText(stored)
                : CellTexts.singleSpaced(cell.text());
        if (text.length() > LENGTH_MAX) {
            row.reject(field, ReasonCode.TOO_LONG, text, "is longer than " + LENGTH_MAX + " characters.");
            return null;
        }
        return text;
    }
}
