package io.muster.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A language that pages are written in, with the few words that values need and no bundle can hold. The first one is what
 * pages are written in unless somebody asks for another.
 */
// Lists and records of texts, which nobody changes: the checker knows neither
@SuppressWarnings("ImmutableEnumChecker")
public enum Tongue {
    ENGLISH(
            Locale.ENGLISH,
            "English",
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December"),
            3,
            new Scale("lakh", "crore"),
            new Spans("s", "min", "h", "days")),
    HINDI(
            Locale.of("hi"),
            "हिन्दी",
            List.of(
                    "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर",
                    "दिसंबर"),
            Integer.MAX_VALUE,
            new Scale("लाख", "करोड़"),
            new Spans("सेकंड", "मिनट", "घंटे", "दिन"));

    private final Locale locale;
    private final String ownName;
    private final List<String> months;
    private final int monthLettersMax;
    private final Scale scale;
    private final Spans spans;

    Tongue(Locale locale, String ownName, List<String> months, int monthLettersMax, Scale scale, Spans spans) {
        this.locale = locale;
        this.ownName = ownName;
        this.months = months;
        this.monthLettersMax = monthLettersMax;
        this.scale = scale;
        this.spans = spans;
    }

    /** What large numbers are counted in: 1,00,000 and 1,00,00,000. */
    record Scale(String lakh, String crore) {}

    /** What times are counted in. */
    record Spans(String seconds, String minutes, String hours, String days) {}

    /** The language of a template, by its attribute {@code locale}; the first one when it is of none. */
    static Tongue of(@Nullable Object locale) {
        return Arrays.stream(values())
                .filter(tongue -> tongue.locale.equals(locale))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** The language of this tag, such as {@code hi}. */
    public static Optional<Tongue> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(tongue -> tongue.tag().equals(tag))
                .findFirst();
    }

    /** As message bundles know it. */
    public Locale locale() {
        return locale;
    }

    /** As HTML, addresses and the cookie name it: {@code hi}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** What its own speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The whole name of a month from 1 to 12. */
    String month(int number) {
        return months.get(number - 1);
    }

    /** The name of a month as it stands in a date; Hindi shortens none. */
    String monthInDate(int number) {
        String whole = month(number);
        return whole.substring(0, Math.min(monthLettersMax, whole.length()));
    }

    Scale scale() {
        return scale;
    }

    Spans spans() {
        return spans;
    }
}
