package io.muster.validation;

import io.muster.rows.RawCell;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the day of a field.
 *
 * @param last the last day that makes sense, the first being 1 January 2000
 * @param future what a day beyond the last one is called
 */
record DateCell(boolean dayFirst, boolean date1904, LocalDate last, ReasonCode future) {
    static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    /** The day, which must be there; null when it cannot be read, and then why not was found. */
    @Nullable
    LocalDate read(Field field, RowFindings row) {
        RawCell cell = row.required(field);
        if (cell == null) {
            return null;
        }
        DateReading reading = cell instanceof RawCell.Numeric(String stored, boolean _)
                ? DateSerial.read(stored, date1904)
                : DateText.read(CellTexts.withoutApostrophe(cell.text()), dayFirst);
        return switch (reading) {
            case DateReading.Read(LocalDate date) -> inRange(field, row, cell, date);
            case DateReading.Unread(ReasonCode code) -> {
                row.reject(field, code, cell.text(), sentence(code));
                yield null;
            }
        };
    }

    private @Nullable LocalDate inRange(Field field, RowFindings row, RawCell cell, LocalDate date) {
        if (date.isBefore(FIRST)) {
            row.reject(field, ReasonCode.DATE_OUT_OF_RANGE, shown(cell, date), "is before 2000.");
            return null;
        }
        if (date.isAfter(last)) {
            String limit = future == ReasonCode.DATE_FUTURE ? "the day on which it arrived, " + last : last.toString();
            row.reject(field, future, shown(cell, date), "is after " + limit + ".");
            return null;
        }
        return date;
    }

    private String sentence(ReasonCode code) {
        return code == ReasonCode.NOT_A_DATE
                ? "is not a date."
                : code == ReasonCode.DATE_IMPOSSIBLE
                        ? "is no day of the calendar."
                        : code == ReasonCode.DATE_ORDER
                                ? "makes sense only with the " + (dayFirst ? "month" : "day") + " first."
                                : "is a number that is no date.";
    }

    private static String shown(RawCell cell, LocalDate date) {
        return cell instanceof RawCell.Numeric ? date.toString() : cell.text();
    }
}
