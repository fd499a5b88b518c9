package io.muster.validation;

import io.muster.money.AmountText;
import io.muster.rows.RawCell;

/** Reads the amount of a field, in paise. */
final class AmountCell {
    /** No amount could be read; why not was found, unless the cell was empty and may be. */
    static final long UNREAD = -1;

    private AmountCell() {}

    /** An amount above zero. */
    static long readPositive(Field field, RowFindings row) {
        RawCell cell = row.required(field);
        long paise = cell == null ? UNREAD : read(field, row, cell);
        if (paise == 0 && cell != null) {
            row.reject(field, ReasonCode.AMOUNT_ZERO, field.title() + " is zero.");
        }
        return paise;
    }

    /** An amount of zero or more; an empty cell is zero. */
    static long readOrZero(Field field, RowFindings row) {
        if (RowFindings.isBlank(row.cell(field))) {
            return 0;
        }
        RawCell cell = row.optional(field);
        return cell == null ? UNREAD : read(field, row, cell);
    }

    private static long read(Field field, RowFindings row, RawCell cell) {
        if (cell instanceof RawCell.Numeric(String _, boolean date) && date) {
            row.reject(field, ReasonCode.AMOUNT_IS_A_DATE, field.title() + " shows a date, not an amount.");
            return UNREAD;
        }
        AmountText.Reading reading = cell instanceof RawCell.Numeric(String stored, boolean _)
                ? AmountText.readStored(stored)
                : AmountText.read(CellTexts.withoutApostrophe(cell.text()));
        return switch (reading) {
            case AmountText.Reading.Read(long paise) -> paise;
            case AmountText.Reading.Unread(AmountText.Problem problem) -> {
                reject(field, row, cell, problem);
                yield UNREAD;
            }
        };
    }

    private static void reject(Field field, RowFindings row, RawCell cell, AmountText.Problem problem) {
        String text =
                cell instanceof RawCell.Numeric(String stored, boolean _) ? RowTexts.numberText(stored) : cell.text();
        switch (problem) {
            case NOT_AN_AMOUNT -> row.reject(field, ReasonCode.NOT_AN_AMOUNT, text, "is not an amount.");
            case NEGATIVE -> row.reject(field, ReasonCode.AMOUNT_NEGATIVE, text, "is less than zero.");
            case DEBIT -> row.reject(field, ReasonCode.AMOUNT_DEBIT, text, "is a debit: no money came in.");
            case GROUPING -> row.reject(field, ReasonCode.AMOUNT_GROUPING, text, "has its commas in the wrong places.");
            case DECIMAL_COMMA ->
                row.reject(field, ReasonCode.AMOUNT_DECIMAL_COMMA, text, "has a comma as decimal point.");
            case TOO_MANY_DECIMALS ->
                row.reject(field, ReasonCode.AMOUNT_DECIMALS, text, "has more than two decimals.");
            case SHORTENED ->
                row.reject(field, ReasonCode.AMOUNT_SHORTENED, text, "is shortened: its last digits are gone.");
            case PADDED -> row.reject(field, ReasonCode.AMOUNT_PADDED, text, "has zeros in front and may be in paise.");
            case MIXED_DIGITS ->
                row.reject(field, ReasonCode.AMOUNT_MIXED_DIGITS, text, "mixes digits of two scripts.");
            case CRORE_OR_CREDIT ->
                row.reject(field, ReasonCode.AMOUNT_CRORE_OR_CREDIT, text, "may be a credit or crores.");
            case TOO_LARGE -> row.reject(field, ReasonCode.AMOUNT_TOO_LARGE, text, "is above ₹1,000 crore.");
        }
    }

    /** The amount claimed, 0 when it could not be read. */
    static long orZero(long paise) {
        return Math.max(paise, 0);
    }
}
