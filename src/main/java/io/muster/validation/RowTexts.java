package io.muster.validation;

import io.muster.money.StoredNumber;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row's cells as text, so that a person can read, correct and upload them again; unmodifiable, for any thread.
 *
 * <p>What was lost in the sheet must not look whole here: a number beyond 15 digits keeps Excel's short form, and a
 * formula without a value becomes {@value #NOT_CALCULATED}, so that both are refused again if nobody mends them.
 */
final class RowTexts {
    static final int CELLS_MAX = HeaderRow.COLUMNS_MAX;
    static final int CELL_LENGTH_MAX = 32_767;
    // A window of rows is in memory at once; what a row says beyond this is in the uploaded file
    static final int ROW_LENGTH_MAX = 16_000;
    static final String NOT_CALCULATED = "#CALC!";
    private static final int DIGITS_FAST_MAX = 15;
    private static final int PLAIN_LENGTH_MAX = 40;

    private final int headerWidth;
    private final boolean[] dateColumns;
    private final boolean[] amountColumns;
    private final boolean date1904;

    /**
     * @param dates the fields whose numbers are days
     * @param amounts the fields whose numbers are money, unless they show as a date
     */
    RowTexts(HeaderRow.Found header, boolean date1904, List<Field> dates, List<Field> amounts) {
        this.headerWidth = Math.min(header.headers().size(), CELLS_MAX);
        this.dateColumns = columns(dates);
        this.amountColumns = columns(amounts);
        this.date1904 = date1904;
    }

    private static boolean[] columns(List<Field> fields) {
        boolean[] columns = new boolean[CELLS_MAX];
        for (Field field : fields) {
            if (field.column() >= 0 && field.column() < CELLS_MAX) {
                columns[field.column()] = true;
            }
        }
        return columns;
    }

    /** One text for each header, and further ones for stray cells beyond the last header. */
    List<String> of(RawRow row) {
        int width = Math.min(row.cells().size(), CELLS_MAX);
        while (width > headerWidth && RowFindings.isBlank(row.cell(width - 1))) {
            width--;
        }
        List<String> texts = new ArrayList<>(Math.max(width, headerWidth));
        int left = ROW_LENGTH_MAX;
        for (int column = 0; column < width || column < headerWidth; column++) {
            String text = CellTexts.shortened(text(row.cell(column), column), left);
            texts.add(text);
            left -= text.length();
        }
        return Collections.unmodifiableList(texts);
    }

    /** As {@link #of}, made when it is asked for, if ever: of most rows nobody wants to see the cells again. */
    List<String> later(RawRow row) {
        int length = 0;
        for (RawCell cell : row.cells()) {
            length += cell.text().length();
        }
        // A longer row would be held with what its texts leave out
        return length > ROW_LENGTH_MAX ? of(row) : new Later(row);
    }

    /** Made anew for each thread that asks first. */
    private final class Later extends AbstractList<String> {
        private final RawRow row;
        private volatile @Nullable List<String> texts;

        Later(RawRow row) {
            this.row = row;
        }

        @Override
        public String get(int column) {
            return made().get(column);
        }

        @Override
        public int size() {
            return made().size();
        }

        private List<String> made() {
            List<String> made = texts;
            if (made == null) {
                made = of(row);
                texts = made;
            }
            return made;
        }
    }

    private String text(RawCell cell, int column) {
        return switch (cell) {
            case RawCell.Numeric(String stored, boolean date) when date && amountColumns[column] -> shownAsDate(stored);
            case RawCell.Numeric(String stored, boolean _) ->
                dateColumns[column] ? dateText(stored) : numberText(stored);
            case RawCell.Uncalculated _ -> NOT_CALCULATED;
            case RawCell.Text(String text) -> CellTexts.printable(CellTexts.unescaped(text), CELL_LENGTH_MAX);
            case RawCell.Failed(String text) -> CellTexts.printable(errorText(text), CELL_LENGTH_MAX);
            case RawCell.Blank _, RawCell.Bool _ -> cell.text();
        };
    }

    /** Odd programs mark as an error what reads like a value: it must not come back as that value. */
    private static String errorText(String text) {
        return RowFindings.isErrorText(text) ? text : "#" + text + "!";
    }

    /** What was refused as a date must not come back as an amount. */
    private String shownAsDate(String stored) {
        return DateSerial.read(stored, date1904) instanceof DateReading.Read(var date)
                ? date.toString()
                : numberText(stored) + " (shown as a date)";
    }

    private String dateText(String stored) {
        return DateSerial.read(stored, date1904) instanceof DateReading.Read(var date)
                ? date.toString()
                : numberText(stored);
    }

    /** The number without exponent and without the noise of a binary double, as far as it has not lost digits. */
    static String numberText(String stored) {
        return isExact(stored) ? stored : exactText(stored);
    }

    /** The same by way of the number, for any text. */
    static String exactText(String stored) {
        BigDecimal number = StoredNumber.read(stored);
        if (number == null) {
            return CellTexts.printable(stored, CELL_LENGTH_MAX);
        }
        int wholeDigits = number.precision() - number.scale();
        if (wholeDigits > StoredNumber.SIGNIFICANT_DIGITS) {
            return shortForm(number);
        }
        return number.scale() > PLAIN_LENGTH_MAX ? shortForm(number) : number.toPlainString();
    }

    private static String shortForm(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int exponent = number.precision() - number.scale() - 1;
        String sign = number.signum() < 0 ? "-" : "";
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + fraction + (exponent < 0 ? "E" : "E+") + exponent;
    }

    /** Most numbers are stored as they are to be shown: few digits, and no zeros that say nothing behind the point. */
    private static boolean isExact(String stored) {
        int length = stored.length();
        if (length == 0 || length > DIGITS_FAST_MAX) {
            return false;
        }
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = stored.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return point < 0
                || point > 0
                        && (point == 1 || stored.charAt(0) != '0')
                        && point < length - 1
                        && stored.charAt(length - 1) != '0';
    }
}
