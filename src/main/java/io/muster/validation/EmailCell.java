package io.muster.validation;

import io.muster.rows.RawCell;
import org.jspecify.annotations.Nullable;

/** Reads an e-mail address. */
final class EmailCell {
    private EmailCell() {}

    /** The address, its host in lower case; null when the cell is empty, or no address, and then that was found. */
    static @Nullable String read(Field field, RowFindings row) {
        RawCell cell = row.optional(field);
        if (cell == null) {
            return null;
        }
        String address = ContactTexts.email(cell.text());
        if (address == null) {
            row.reject(field, ReasonCode.EMAIL_FORM, CellTexts.singleSpaced(cell.text()), "is no e-mail address.");
        }
        return address;
    }
}
