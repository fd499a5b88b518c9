package io.muster.validation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rejected cell may have been meant to say, from the reason why it was rejected. Pure.
 *
 * <p>Nothing is ever added to a reference, no zero and no digit: an invented reference is another payment. Amounts that may
 * be in paise and those with lost digits have no guess either.
 */
public final class Guesses {
    private static final int TEXT_LENGTH_MAX = 200;
    private static final int CENTURY = 2000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})\\s*");
    private static final Pattern YEAR_MONTH_DAY =
            Pattern.compile("\\s*(\\d{4})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("\\s*(\\d{2})(\\d{2})(\\d{4})\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d{1,2})?");
    private static final Pattern RRN = Pattern.compile("(?<![\\p{L}\\d])\\d{12}(?![\\p{L}\\d])");
    private static final Pattern RTGS = Pattern.compile("(?<![\\p{L}\\d])[A-Za-z]{4}[A-Za-z\\d]{18}(?![\\p{L}\\d])");

    private Guesses() {}

    /**
     * What may have been meant; empty when nothing can be said.
     *
     * @param dayFirst how the layout orders the numbers of a date
     */
    public static List<Guess> of(Reason reason, String text, boolean dayFirst) {
        if (text.length() > TEXT_LENGTH_MAX) {
            return List.of();
        }
        return switch (reason.code()) {
            case "amount-grouping" -> List.of(new Guess(text.replace(",", ""), Guess.Why.WITHOUT_COMMAS));
            case "amount-decimal-comma" -> decimalComma(text);
            case "not-an-amount" -> digitsOnly(text);
            case "date-order", "date-future" -> swapped(text, dayFirst);
            case "not-a-date" -> writtenOut(text, dayFirst);
            case "unknown-mode" ->
                ModeText.near(text).stream()
                        .map(mode -> new Guess(ModeText.nameOf(mode), Guess.Why.MODE_NAMED))
                        .toList();
            case "reference-form", "reference-too-long" -> referenceWithin(text);
            case "control-character" -> seen(text);
            default -> List.of();
        };
    }

    private static List<Guess> decimalComma(String text) {
        int comma = text.lastIndexOf(',');
        return comma < 0
                ? List.of()
                : List.of(new Guess(
                        text.substring(0, comma).replaceAll("[.,\\s]", "") + "." + text.substring(comma + 1),
                        Guess.Why.DECIMAL_POINT));
    }

    private static List<Guess> digitsOnly(String text) {
        boolean hasDigit = text.chars().anyMatch(Character::isDigit);
        String read = hasDigit && text.matches("[\\dOoIl.,\\s]+")
                ? text.replaceAll("[Oo]", "0").replaceAll("[Il]", "1").strip()
                : text;
        List<String> numbers = all(NUMBER, read);
        return numbers.size() == 1 ? List.of(new Guess(numbers.getFirst(), Guess.Why.DIGITS_ONLY)) : List.of();
    }

    /** Also a day that Excel itself read the wrong way round, which came as a number. */
    private static List<Guess> swapped(String text, boolean dayFirst) {
        Matcher written = DAY_MONTH_YEAR.matcher(text);
        if (written.matches()) {
            int first = number(written, 1);
            int second = number(written, 2);
            return day(year(written.group(3)), dayFirst ? first : second, dayFirst ? second : first);
        }
        Matcher stored = YEAR_MONTH_DAY.matcher(text);
        return stored.matches() ? day(number(stored, 1), number(stored, 3), number(stored, 2)) : List.of();
    }

    private static List<Guess> day(int year, int month, int day) {
        return guess(year, month, day, Guess.Why.DAY_AND_MONTH_SWAPPED);
    }

    private static List<Guess> writtenOut(String text, boolean dayFirst) {
        Matcher digits = EIGHT_DIGITS.matcher(text);
        if (!digits.matches()) {
            return List.of();
        }
        int first = number(digits, 1);
        int second = number(digits, 2);
        return guess(
                number(digits, 3), dayFirst ? second : first, dayFirst ? first : second, Guess.Why.DATE_WRITTEN_OUT);
    }

    private static List<Guess> guess(int year, int month, int day, Guess.Why why) {
        try {
            return List.of(new Guess(DAY.format(LocalDate.of(year, month, day)), why));
        } catch (DateTimeException noSuchDay) {
            return List.of();
        }
    }

    private static List<Guess> referenceWithin(String text) {
        List<String> found = new ArrayList<>(all(RRN, text));
        found.addAll(all(RTGS, text));
        return found.size() == 1 && !found.getFirst().equals(text.strip())
                ? List.of(new Guess(found.getFirst(), Guess.Why.REFERENCE_WITHIN))
                : List.of();
    }

    private static List<Guess> seen(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0xFFFD && !CellTexts.hasUnprintable(Character.toString(c)))
                .forEach(kept::appendCodePoint);
        return kept.isEmpty() ? List.of() : List.of(new Guess(kept.toString(), Guess.Why.UNSEEN_LEFT_OUT));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 2 ? CENTURY + year : year;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
