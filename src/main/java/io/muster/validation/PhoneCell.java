package io.muster.validation;

import io.muster.money.Glyphs;
import io.muster.rows.RawCell;
import org.jspecify.annotations.Nullable;

/** Reads an Indian mobile number into its ten digits. */
final class PhoneCell {
    private static final int DIGITS = 10;
    private static final int LENGTH_MAX = 40;

    private PhoneCell() {}

    /** Ten digits, the first 6 to 9; null when the cell is empty, or no such number, and then that was found. */
    static @Nullable String read(Field field, RowFindings row) {
        RawCell cell = row.optional(field);
        if (cell == null) {
            return null;
        }
        String text =
                cell instanceof RawCell.Numeric(String stored, boolean _) ? RowTexts.numberText(stored) : cell.text();
        String phone = withoutPrefix(digits(text));
        if (phone.length() != DIGITS || phone.charAt(0) < '6') {
            row.reject(field, ReasonCode.PHONE_FORM, text, "is no mobile number of ten digits.");
            return null;
        }
        return phone;
    }

    /** The digits in ASCII; empty when anything but what people put between digits stands there. */
    private static String digits(String text) {
        if (text.length() > LENGTH_MAX) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Glyphs.digit(c);
            boolean plusInFront = c == '+' && kept.isEmpty();
            boolean between = Glyphs.isSpace(c) || "-.()'".indexOf(c) >= 0 || plusInFront;
            if (digit < 0 && !between) {
                return "";
            }
            if (digit >= 0) {
                kept.append(digit);
            }
        }
        return kept.toString();
    }

    private static String withoutPrefix(String digits) {
        for (String prefix : new String[] {"0091", "091", "91", "0"}) {
            if (digits.length() == DIGITS + prefix.length() && digits.startsWith(prefix)) {
                return digits.substring(prefix.length());
            }
        }
        return digits;
    }
}
