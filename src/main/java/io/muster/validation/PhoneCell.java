package io.muster.validation;

import io.muster.rows.RawCell;
import org.jspecify.annotations.Nullable;

/** Reads an Indian mobile number into its ten digits. */
final class PhoneCell {
    private PhoneCell() {}

    /** Ten digits, the first 6 to 9; null when the cell is empty, or no such number, and then that was found. */
    static @Nullable String read(Field field, RowFindings row) {
        RawCell cell = row.optional(field);
        if (cell == null) {
            return null;
        }
        String text =
                cell instanceof RawCell.Numeric(String stored, boolean _) ? RowTexts.numberText(stored) : cell.text();
        String phone = ContactTexts.phone(text);
        if (phone == null) {
            row.reject(field, ReasonCode.PHONE_FORM, text, "is no mobile number of ten digits.");
        }
        return phone;
    }
}
