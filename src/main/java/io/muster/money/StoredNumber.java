package io.muster.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The exact decimal behind a numeric cell, whose stored text is the text of a binary double.
 *
 * <p>One rule: the double's shortest text, rounded to the 15 significant digits that Excel itself keeps and shows. So
 * {@code 4.5999999999999996} is 4.6 and {@code 0.30000000000000004} is 0.3, as the person who made the sheet saw them.
 */
public final class StoredNumber {
    public static final int SIGNIFICANT_DIGITS = 15;

    private static final int TEXT_MAX = 40;
    private static final MathContext AS_EXCEL = new MathContext(SIGNIFICANT_DIGITS, RoundingMode.HALF_EVEN);

    private StoredNumber() {}

    /** The number of this stored text without trailing zeros; null when the text is no finite number. */
    public static @Nullable BigDecimal read(String text) {
        if (text.isEmpty() || text.length() > TEXT_MAX || !isPlain(text)) {
            return null;
        }
        try {
            double stored = Double.parseDouble(text);
            return Double.isFinite(stored)
                    ? BigDecimal.valueOf(stored).round(AS_EXCEL).stripTrailingZeros()
                    : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    // Double.parseDouble also takes "0x1p3", "1d", " 1 " and "NaN", which no sheet stores
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'E' && c != 'e') {
                return false;
            }
        }
        return true;
    }
}
