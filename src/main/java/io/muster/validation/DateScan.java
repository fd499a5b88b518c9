package io.muster.validation;

import io.muster.money.Glyphs;
import java.time.LocalDate;
import java.time.YearMonth;

/** One walk over a date's text, from left to right, without a regular expression; for one thread and one text. */
final class DateScan {
    private static final String[] MONTH_NAMES = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };
    private static final int SEPTEMBER = 8;
    private static final int CENTURY = 2000;
    private static final int IST_MINUTES = 5 * 60 + 30;
    private static final int DAY_MINUTES = 24 * 60;
    private static final int NO_TIME = Integer.MIN_VALUE;
    private static final int LENGTH_MAX = 60;

    private final String text;
    private final boolean dayFirst;
    private int at;
    private int digits;

    DateScan(String text, boolean dayFirst) {
        this.text = text;
        this.dayFirst = dayFirst;
    }

    DateReading read() {
        if (text.length() > LENGTH_MAX) {
            return DateReading.NOT_A_DATE;
        }
        skipSpaces();
        int first = number();
        if (digits == 4) {
            return yearFirst(first);
        }
        return digits == 1 || digits == 2 ? dayOrMonthFirst(first) : DateReading.NOT_A_DATE;
    }

    private DateReading yearFirst(int year) {
        char separator = separator();
        int month = number();
        int monthDigits = digits;
        boolean same = separator != 0 && separator() == separator;
        int day = number();
        if (!same || !isShort(monthDigits) || !isShort(digits)) {
            return DateReading.NOT_A_DATE;
        }
        return rest(year, month, day);
    }

    private DateReading dayOrMonthFirst(int first) {
        if (monthNameFollows()) {
            return named(first);
        }
        char separator = separator();
        int second = number();
        int secondDigits = digits;
        boolean same = separator != 0 && separator() == separator;
        int year = number();
        if (!same || !isShort(secondDigits) || digits == 0) {
            return DateReading.NOT_A_DATE;
        }
        if (digits != 2 && digits != 4) {
            return DateReading.IMPOSSIBLE;
        }
        int fullYear = digits == 2 ? CENTURY + year : year;
        int day = dayFirst ? first : second;
        int month = dayFirst ? second : first;
        boolean turned = !exists(fullYear, month, day) && exists(fullYear, day, month);
        return turned ? DateReading.OTHER_ORDER : rest(fullYear, month, day);
    }

    private DateReading named(int day) {
        skipNameSeparators();
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        int month = month(start, at);
        skipNameSeparators();
        int year = number();
        if (month == 0 || digits == 0) {
            return DateReading.NOT_A_DATE;
        }
        if (digits != 2 && digits != 4) {
            return DateReading.IMPOSSIBLE;
        }
        return rest(digits == 2 ? CENTURY + year : year, month, day);
    }

    /** The date and whatever may follow it. */
    private DateReading rest(int year, int month, int day) {
        int shift = timeOfDay();
        if (shift == NO_TIME) {
            return DateReading.NOT_A_DATE;
        }
        return exists(year, month, day)
                ? new DateReading.Read(LocalDate.of(year, month, day).plusDays(shift))
                : DateReading.IMPOSSIBLE;
    }

    /** Days by which a following time with a zone moves the date in India, {@link #NO_TIME} for anything else there. */
    private int timeOfDay() {
        int before = at;
        skipSpaces();
        if (at == text.length()) {
            return 0;
        }
        if (!accept('T') && at == before) {
            return NO_TIME;
        }
        int hour = number();
        boolean formed = isShort(digits) && accept(':');
        int minute = number();
        formed &= digits == 2;
        if (accept(':')) {
            int second = number();
            formed &= digits == 2 && second < 60;
            if (accept('.') || accept(',')) {
                formed &= number() >= 0;
            }
        }
        skipSpaces();
        boolean afternoon = acceptWord("PM");
        boolean twelveHours = afternoon || acceptWord("AM");
        formed &= minute < 60 && (twelveHours ? hour >= 1 && hour <= 12 : hour < 24);
        int hour24 = twelveHours ? hour % 12 + (afternoon ? 12 : 0) : hour;
        return formed ? zone(hour24 * 60 + minute) : NO_TIME;
    }

    private int zone(int minuteOfDay) {
        int utc;
        if (accept('Z')) {
            utc = minuteOfDay;
        } else if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            int sign = text.charAt(at++) == '+' ? 1 : -1;
            int hours = number();
            boolean formed = digits == 2 && accept(':');
            int minutes = number();
            if (!formed || digits != 2 || hours > 14 || minutes > 59) {
                return NO_TIME;
            }
            utc = minuteOfDay - sign * (hours * 60 + minutes);
        } else {
            return at == text.length() ? 0 : NO_TIME;
        }
        skipSpaces();
        return at == text.length() ? Math.floorDiv(utc + IST_MINUTES, DAY_MINUTES) : NO_TIME;
    }

    private static boolean exists(int year, int month, int day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static boolean isShort(int digits) {
        return digits == 1 || digits == 2;
    }

    /** A run of digits; {@link #digits} says how many, and the value means something up to nine of them. */
    private int number() {
        int value = 0;
        digits = 0;
        for (; at < text.length(); at++) {
            int digit = Glyphs.digit(text.charAt(at));
            if (digit < 0) {
                break;
            }
            value = digits < 9 ? value * 10 + digit : value;
            digits++;
        }
        return value;
    }

    /** One of the separators with spaces around it, 0 when there is none. */
    private char separator() {
        skipSpaces();
        char c = at < text.length() ? text.charAt(at) : 0;
        if (c != '-' && c != '/' && c != '.') {
            return 0;
        }
        at++;
        skipSpaces();
        return c;
    }

    private boolean monthNameFollows() {
        int look = at;
        while (look < text.length() && isNameSeparator(text.charAt(look))) {
            look++;
        }
        return look < text.length() && Character.isLetter(text.charAt(look)) && look - at <= 3;
    }

    private void skipNameSeparators() {
        while (at < text.length() && isNameSeparator(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isNameSeparator(char c) {
        return c == '-' || c == '/' || c == '.' || c == ',' || Glyphs.isSpace(c);
    }

    /** 1 to 12 for a month's English name, in full or by its first three letters (and Sept), otherwise 0. */
    private int month(int start, int end) {
        int length = end - start;
        for (int i = 0; i < MONTH_NAMES.length; i++) {
            String name = MONTH_NAMES[i];
            boolean known = length == 3 || length == name.length() || (i == SEPTEMBER && length == 4);
            if (known && text.regionMatches(true, start, name, 0, length)) {
                return i + 1;
            }
        }
        return 0;
    }

    private void skipSpaces() {
        while (at < text.length() && Glyphs.isSpace(text.charAt(at))) {
            at++;
        }
    }

    private boolean accept(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private boolean acceptWord(String word) {
        boolean there = text.regionMatches(true, at, word, 0, word.length());
        at += there ? word.length() : 0;
        return there;
    }
}
