package io.muster.validation;

import static io.muster.validation.SheetInvariants.require;

import io.muster.fuzz.Choices;
import io.muster.fuzz.FuzzTarget;
import io.muster.money.Glyphs;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Any text and any stored number is a date of the calendar, which says so when it is written down, or none. */
public final class DateFuzz implements FuzzTarget {
    private static final DateTimeFormatter INDIAN = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate MARCH_1900 = LocalDate.of(1900, 3, 1);

    @Override
    public void check(byte[] input) {
        String text = Choices.text(input, 0, input.length);
        checkText(text, true);
        checkText(text, false);
        checkSerial(text);
    }

    private static void checkText(String text, boolean dayFirst) {
        if (DateText.read(text, dayFirst) instanceof DateReading.Read(LocalDate date)) {
            require(date.getYear() >= 0 && date.getYear() <= 9999, "a year that no sheet has: " + date);
            String digits = digits(text);
            require(digits.contains("%02d".formatted(date.getYear() % 100)), text + " is not of " + date.getYear());
            require(reads(date.toString(), dayFirst, date), date + " does not read as itself");
            require(!dayFirst || reads(date.format(INDIAN), true, date), date + " does not read day first");
        }
    }

    private static boolean reads(String text, boolean dayFirst, LocalDate date) {
        return new DateReading.Read(date).equals(DateText.read(text, dayFirst));
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars()
                .map(c -> Glyphs.digit((char) c))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.toString();
    }

    /** The slow way: the double's 15 digits, and days added to the calendar's beginning. */
    private static void checkSerial(String text) {
        DateReading _ = DateSerial.read(text, true);
        if (DateSerial.read(text, false) instanceof DateReading.Read(LocalDate date) && !date.isBefore(MARCH_1900)) {
            long days = new BigDecimal(Double.toString(Double.parseDouble(text)))
                    .round(new MathContext(15, RoundingMode.HALF_UP))
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
            require(BEFORE_1900.plusDays(days).equals(date), text + " is not " + date);
        }
    }
}
