package io.muster.validation;

import io.muster.money.Glyphs;
import io.muster.money.StoredNumber;
import io.muster.rows.RawCell;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a number of instalments, or an instalment's number: 1 to {@value #MAX}, forty years of months. */
final class CountCell {
    static final int MAX = 480;
    /** No number could be read; why not was found. */
    static final int UNREAD = -1;

    private CountCell() {}

    static int read(Field field, RowFindings row) {
        RawCell cell = row.required(field);
        if (cell == null) {
            return UNREAD;
        }
        BigDecimal number = number(cell);
        if (number == null || number.signum() < 0 || number.scale() > 0) {
            row.reject(field, ReasonCode.NOT_A_WHOLE_NUMBER, cell.text(), "is not a whole number.");
            return UNREAD;
        }
        if (number.signum() == 0 || number.compareTo(BigDecimal.valueOf(MAX)) > 0) {
            row.reject(field, ReasonCode.COUNT_RANGE, cell.text(), "is not between 1 and " + MAX + ".");
            return UNREAD;
        }
        return number.intValueExact();
    }

    private static @Nullable BigDecimal number(RawCell cell) {
        return cell instanceof RawCell.Numeric(String stored, boolean _)
                ? StoredNumber.read(stored)
                : StoredNumber.read(asciiDigits(CellTexts.withoutApostrophe(cell.text())));
    }

    /** The text when it is nothing but digits, otherwise empty: 1E2 is no count that a person wrote. */
    private static String asciiDigits(String text) {
        StringBuilder kept = new StringBuilder();
        for (char c : CellTexts.singleSpaced(text).toCharArray()) {
            int digit = Glyphs.digit(c);
            if (digit < 0) {
                return "";
            }
            kept.append(digit);
        }
        return kept.toString();
    }
}
