package io.muster.validation;

import io.muster.money.StoredNumber;
import io.muster.rows.RawCell;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a yearly rate into hundredths of a percent.
 *
 * <p>{@code 18} and {@code 18%} are eighteen percent. A number cell between 0 and 1 is what Excel stores for a cell that
 * shows a percentage, so 0.18 there is eighteen percent too; as text without a percent sign it could be either and is
 * refused. No lender lends below one percent, and free loans are 0.
 */
final class RateCell {
    /** No rate could be read; why not was found. */
    static final int UNREAD = -1;

    private static final BigDecimal BPS_MAX = BigDecimal.valueOf(100_00);

    private RateCell() {}

    static int read(Field field, RowFindings row) {
        RawCell cell = row.required(field);
        if (cell == null) {
            return UNREAD;
        }
        BigDecimal percent = cell instanceof RawCell.Numeric(String stored, boolean _)
                ? ofNumber(stored)
                : ofText(CellTexts.withoutApostrophe(cell.text()));
        if (percent == null) {
            row.reject(field, ReasonCode.RATE_FORM, cell.text(), "is not a yearly rate in percent.");
            return UNREAD;
        }
        BigDecimal bps = percent.movePointRight(2).stripTrailingZeros();
        if (bps.signum() < 0 || bps.compareTo(BPS_MAX) > 0) {
            row.reject(field, ReasonCode.RATE_RANGE, cell.text(), "is not between 0 and 100 percent.");
            return UNREAD;
        }
        if (bps.scale() > 0) {
            row.reject(field, ReasonCode.RATE_FORM, cell.text(), "has more than two decimals of a percent.");
            return UNREAD;
        }
        return bps.intValueExact();
    }

    private static @Nullable BigDecimal ofNumber(String stored) {
        BigDecimal number = StoredNumber.read(stored);
        return number != null && isBetweenZeroAndOne(number) ? number.movePointRight(2) : number;
    }

    private static @Nullable BigDecimal ofText(String text) {
        String written = CellTexts.singleSpaced(text);
        boolean percentSign = written.endsWith("%");
        String number = percentSign ? written.substring(0, written.length() - 1).strip() : written;
        boolean plain =
                !number.isEmpty() && number.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
        BigDecimal percent = plain ? StoredNumber.read(number) : null;
        return percent != null && !percentSign && isBetweenZeroAndOne(percent) ? null : percent;
    }

    private static boolean isBetweenZeroAndOne(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0;
    }
}
