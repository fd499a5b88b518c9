package io.muster.posting;

import java.time.LocalDate;
import java.time.Month;

/**
 * India's financial year, 1 April to 31 March.
 *
 * @param startYear the year in which it starts: 2026 for April 2026 to March 2027
 */
public record FinancialYear(int startYear) {

    /** The year of a business date, which is a date in India already. */
    public static FinancialYear of(LocalDate date) {
        return new FinancialYear(date.getYear() - (date.getMonth().compareTo(Month.APRIL) < 0 ? 1 : 0));
    }

    /** The starting year's last two digits. */
    public String twoDigits() {
        return "%02d".formatted(Math.floorMod(startYear, 100));
    }
}
