package io.muster.receipt;

import io.muster.tenant.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Days and moments as they stand on paper: {@code 05-Apr-2026, 14:30 IST}. */
final class PaperDates {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final List<String> ENGLISH_MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> HINDI_MONTHS = List.of(
            "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर",
            "दिसंबर");

    private PaperDates() {}

    static List<String> months(Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH_MONTHS;
            case HINDI -> HINDI_MONTHS;
        };
    }

    static String day(LocalDate day, Language language) {
        String number = Integer.toString(day.getDayOfMonth());
        return (number.length() < 2 ? "0" : "") + number + "-"
                + months(language).get(day.getMonthValue() - 1) + "-" + day.getYear();
    }

    static String day(Instant moment, Language language) {
        return day(moment.atZone(INDIA).toLocalDate(), language);
    }

    static String moment(Instant moment, Language language) {
        ZonedDateTime there = moment.atZone(INDIA);
        String minute = Integer.toString(there.getMinute());
        return day(there.toLocalDate(), language) + ", " + (there.getHour() < 10 ? "0" : "") + there.getHour() + ":"
                + (minute.length() < 2 ? "0" : "") + minute + " IST";
    }
}
