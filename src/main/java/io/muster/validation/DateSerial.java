package io.muster.validation;

import io.muster.money.StoredNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** A date as Excel stores it: days since 1900, with a 29 February 1900 that never was, or since 1904. */
final class DateSerial {
    private static final long EPOCH_1900 = LocalDate.of(1899, 12, 30).toEpochDay();
    private static final long EPOCH_1904 = LocalDate.of(1904, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final int PHANTOM = 60;
    private static final int FAST_LENGTH_MAX = 8;
    private static final int FRACTION_LENGTH_MAX = 32;

    private DateSerial() {}

    /** The day of a numeric cell's stored text; the time of day, its fraction, is dropped. */
    static DateReading read(String text, boolean date1904) {
        long days = days(text);
        if (days < (date1904 ? 0 : 1) || (days == PHANTOM && !date1904)) {
            return DateReading.NO_SERIAL;
        }
        // before the phantom day the 1900 calendar runs one day behind
        long epochDay = date1904 ? EPOCH_1904 + days : EPOCH_1900 + days + (days < PHANTOM ? 1 : 0);
        return epochDay > LAST_DAY ? DateReading.NO_SERIAL : new DateReading.Read(LocalDate.ofEpochDay(epochDay));
    }

    /** The whole days, or -1 when there are none or more than any calendar has. */
    private static long days(String text) {
        long fast = plainDays(text);
        if (fast >= 0) {
            return fast;
        }
        BigDecimal serial = StoredNumber.read(text);
        return serial == null || serial.signum() < 0 || serial.precision() - serial.scale() > FAST_LENGTH_MAX
                ? -1
                : serial.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /**
     * The digits before the point, -1 where they do not say it all: rounded to 15 digits, only a fraction that begins with a
     * nine can come to a day more.
     */
    private static long plainDays(String text) {
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end == 0 || end > FAST_LENGTH_MAX || point >= 0 && !isPlainFraction(text, point + 1)) {
            return -1;
        }
        long days = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            days = days * 10 + (c - '0');
        }
        return days;
    }

    private static boolean isPlainFraction(String text, int start) {
        if (start == text.length() || text.length() > FRACTION_LENGTH_MAX || text.charAt(start) == '9') {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
