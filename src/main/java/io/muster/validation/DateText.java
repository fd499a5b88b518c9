package io.muster.validation;

/**
 * A date as text.
 *
 * <pre>
 * date  = day sep month sep year | year sep month sep day | day [sep] month-name [sep] year
 * sep   = "-" or any other dash | "/" | "." , the same twice (around a month's name also spaces and commas)
 * year  = four digits, or two for 2000 to 2099
 * </pre>
 *
 * <p>A time of day may follow and is dropped, unless it names its zone: then the day is the one in India. Which of two
 * numbers is the day is the layout's to say, never guessed from one cell: a date that only fits the other order tells
 * that the sheet may be turned round where nobody can see it. Digits may be of any script.
 */
final class DateText {
    private DateText() {}

    /** Reads the text; {@code dayFirst} orders two numbers before a year. */
    static DateReading read(String text, boolean dayFirst) {
        return new DateScan(CellTexts.plainDashes(text), dayFirst).read();
    }
}
