package io.muster.validation;

import io.muster.money.Glyphs;
import io.muster.money.StoredNumber;
import io.muster.rows.RawCell;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads what names a loan or a payment, and refuses what Excel made of it when digits are gone. */
final class IdentifierCell {
    private IdentifierCell() {}

    /** The identifier without spaces and other invisible characters, digits and hyphens in ASCII; null when it cannot be trusted, and then why not was found. */
    static @Nullable String read(Field field, RowFindings row, RawCell cell) {
        return cell instanceof RawCell.Numeric(String stored, boolean _)
                ? ofNumber(field, row, stored)
                : ofText(field, row, cell.text());
    }

    private static @Nullable String ofNumber(Field field, RowFindings row, String stored) {
        BigDecimal number = StoredNumber.read(stored);
        if (number == null || number.signum() < 0 || number.scale() > 0) {
            row.reject(field, ReasonCode.NOT_A_WHOLE_NUMBER, RowTexts.numberText(stored), "is not a whole number.");
            return null;
        }
        int digits = number.precision() - number.scale();
        if (digits > StoredNumber.SIGNIFICANT_DIGITS) {
            row.reject(
                    field,
                    ReasonCode.DIGITS_LOST,
                    stored,
                    "is a number of " + digits + " digits, and a number cell keeps only "
                            + StoredNumber.SIGNIFICANT_DIGITS + ": the last ones are lost.");
            return null;
        }
        return RowTexts.numberText(stored);
    }

    private static @Nullable String ofText(Field field, RowFindings row, String text) {
        String kept = withoutSpaces(text);
        if (isShortForm(kept)) {
            row.reject(field, ReasonCode.DIGITS_SHORTENED, text, "is shortened: its last digits are gone.");
            return null;
        }
        return kept;
    }

    private static String withoutSpaces(String text) {
        if (isAsItShouldBe(text)) {
            return text;
        }
        int start = 0;
        while (start < text.length() && (Glyphs.isSpace(text.charAt(start)) || text.charAt(start) == '\'')) {
            start++;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Glyphs.isSpace(c)) {
                int digit = Glyphs.digit(c);
                kept.append(digit >= 0 ? (char) ('0' + digit) : Glyphs.isDash(c) ? '-' : c);
            }
        }
        return kept.toString();
    }

    /** Nearly all are: what is visible in ASCII stands for itself. */
    private static boolean isAsItShouldBe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '\'' && i == 0) {
                return false;
            }
        }
        return true;
    }

    /** Excel always writes the sign: {@code 4.12E+11} is a number cut short, {@code 12E34} may be a loan's number. */
    private static boolean isShortForm(String text) {
        int e = Math.max(text.indexOf("E+"), text.indexOf("e+"));
        return e > 0 && isDigits(text, 0, e) && e + 2 < text.length() && isDigits(text, e + 2, text.length());
    }

    private static boolean isDigits(String text, int start, int end) {
        boolean point = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && i > start) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
