package io.muster.console;

import io.muster.money.HindiWords;
import io.muster.money.Rupees;
import io.muster.web.CellMask;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How values are shown in pages, as extensions of the values: {@code {payment.amountPaise.rupees}}. Pure.
 *
 * <p>Amounts are paise; days and moments are India's. {@code locale} is the page's language, which Qute puts in.
 */
@TemplateExtension
public final class Shown {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final String LOCALE = "locale";
    private static final long LAKH = 100_000;
    private static final long CRORE = 10_000_000;

    private Shown() {}

    /** {@code ₹1,23,45,678.00}; below nothing with a minus sign in front. */
    public static String rupees(long paise) {
        return paise < 0 ? "−₹" + Rupees.format(paise).substring(1) : "₹" + Rupees.format(paise);
    }

    /** What is said of a row, as whoever asks for the page may read it: only makers read whole mobile numbers. */
    public static String seenBy(String said, Head head) {
        return seenBy(said, head.makes());
    }

    /** As for a page, in a part of one, which has no head. */
    public static String seenBy(String said, boolean makes) {
        return makes ? said : CellMask.of(said);
    }

    /** {@code ₹1.23 crore}, cut and never rounded up; below a lakh as {@link #rupees}. */
    public static String rupeesInWords(long paise, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        long rupees = Math.abs(paise / 100);
        return rupees < LAKH ? rupees(paise) : (paise < 0 ? "−₹" : "₹") + inWords(rupees, Tongue.of(locale));
    }

    /** The whole amount in words, as a receipt has it. */
    public static String spelledOut(long paise, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        return Tongue.of(locale) == Tongue.HINDI ? HindiWords.words(paise) : Rupees.words(paise);
    }

    /** {@code 1,00,000}; nobody counts as far as a {@code long} of paise does not reach. */
    public static String grouped(long count) {
        String rupees = Rupees.format(Math.multiplyExact(Math.abs(count), 100));
        return (count < 0 ? "−" : "") + rupees.substring(0, rupees.length() - 3);
    }

    /** As for a long count. */
    public static String grouped(int count) {
        return grouped((long) count);
    }

    /** {@code 1.23 lakh} from a lakh on; below as {@link #grouped(long)}. */
    public static String countInWords(long count, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        return Math.abs(count) < LAKH
                ? grouped(count)
                : (count < 0 ? "−" : "") + inWords(Math.abs(count), Tongue.of(locale));
    }

    /** As for a long count. */
    public static String countInWords(int count, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        return countInWords((long) count, locale);
    }

    /** {@code 05 Nov 2026}. */
    public static String shown(LocalDate day, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        return dayAndMonth(day, locale) + " " + day.getYear();
    }

    /** {@code 05 Nov}, where the year is plain. */
    public static String dayAndMonth(LocalDate day, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        int number = day.getDayOfMonth();
        return (number < 10 ? "0" : "") + number + " " + Tongue.of(locale).monthInDate(day.getMonthValue());
    }

    /** {@code November 2026}. */
    public static String monthAndYear(LocalDate day, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        return Tongue.of(locale).month(day.getMonthValue()) + " " + day.getYear();
    }

    /** {@code 05 Nov 2026, 14:02}, in India. */
    public static String shown(Instant moment, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        ZonedDateTime there = moment.atZone(INDIA);
        return shown(there.toLocalDate(), locale) + ", " + MINUTE.format(there);
    }

    /** {@code 14:02:11}, in India. */
    public static String clock(Instant moment) {
        return CLOCK.format(moment.atZone(INDIA));
    }

    /** For the attribute {@code datetime}: to the second, in UTC. */
    public static String iso(Instant moment) {
        return Instant.ofEpochSecond(moment.getEpochSecond()).toString();
    }

    /** How long ago a moment is: {@code 40 s}, {@code 3 min}, {@code 5 h}, {@code 12 days}. */
    public static String age(Instant moment, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        return span(Duration.between(moment, Instant.now()), locale);
    }

    /** A time span by its largest unit; one that has not begun is {@code 0 s}. */
    public static String span(Duration span, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        Tongue.Spans units = Tongue.of(locale).spans();
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return seconds + " " + units.seconds();
        }
        if (seconds < 60 * 60) {
            return seconds / 60 + " " + units.minutes();
        }
        long hours = seconds / (60 * 60);
        return hours < 48 ? hours + " " + units.hours() : hours / 24 + " " + units.days();
    }

    /** A phone's last digits: {@code XXXXXX3210}. */
    public static String masked(String phone) {
        String mask = io.muster.web.PhoneMask.of(phone);
        return mask == null ? "" : mask;
    }

    private static String inWords(long number, Tongue tongue) {
        Tongue.Scale scale = tongue.scale();
        return number >= CRORE ? cut(number, CRORE) + " " + scale.crore() : cut(number, LAKH) + " " + scale.lakh();
    }

    /** Two decimals, those behind them cut off: what is shown is there. */
    private static String cut(long number, long unit) {
        long hundredths = number % unit * 100 / unit;
        return grouped(number / unit) + "." + (hundredths < 10 ? "0" : "") + hundredths;
    }
}
