package io.muster.torture.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as the samples' cells have them, by rules of its own. */
final class DateReading {
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final List<DateTimeFormatter> FORMS =
            List.of(form("dd-MM-uuuu"), form("dd/MM/uuuu"), form("dd-MMM-uu"), form("uuuu-MM-dd"));

    private DateReading() {}

    /** The day; null when the cell has none. */
    static @Nullable LocalDate day(SheetRow.Cell cell) {
        if (cell.numeric()) {
            return EPOCH.plusDays(new BigDecimal(cell.text()).longValue());
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                return LocalDate.parse(cell.text().strip(), form);
            } catch (DateTimeParseException anotherForm) {
                continue;
            }
        }
        return null;
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
