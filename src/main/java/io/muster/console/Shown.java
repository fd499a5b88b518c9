package io.muster.console;

import io.muster.money.Rupees;
import io.muster.web.CellMask;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How values are shown in pages, as extensions of the values: {@code {payment.amountPaise.rupees}}. Pure.
 *
 * <p>Amounts are paise; days and moments are India's.
 */
@TemplateExtension
public final class Shown {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("dd MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final long LAKH = 100_000;
    private static final long CRORE = 10_000_000;

    private Shown() {}

    /** {@code ₹1,23,45,678.00}; below nothing with a minus sign in front. */
    public static String rupees(long paise) {
        return paise < 0 ? "−₹" + Rupees.format(paise).substring(1) : "₹" + Rupees.format(paise);
    }

    /** What is said of a row, as whoever asks for the page may read it: only makers read whole mobile numbers. */
    public static String seenBy(String said, Head head) {
        return head.makes() ? said : CellMask.of(said);
    }

    /** {@code ₹1.23 crore}, cut and never rounded up; below a lakh as {@link #rupees}. */
    public static String rupeesInWords(long paise) {
        long rupees = Math.abs(paise / 100);
        return rupees < LAKH ? rupees(paise) : (paise < 0 ? "−₹" : "₹") + inWords(rupees);
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
    public static String countInWords(long count) {
        return Math.abs(count) < LAKH ? grouped(count) : (count < 0 ? "−" : "") + inWords(Math.abs(count));
    }

    /** As for a long count. */
    public static String countInWords(int count) {
        return countInWords((long) count);
    }

    /** {@code 05 Nov 2026}. */
    public static String shown(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 05 Nov}, where the year is plain. */
    public static String dayAndMonth(LocalDate day) {
        return DAY_OF_YEAR.format(day);
    }

    /** {@code November 2026}. */
    public static String monthAndYear(LocalDate day) {
        return MONTH.format(day);
    }

    /** {@code 05 Nov 2026, 14:02}, in India. */
    public static String shown(Instant moment) {
        return MOMENT.format(moment.atZone(INDIA));
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
    public static String age(Instant moment) {
        return span(Duration.between(moment, Instant.now()));
    }

    /** A time span by its largest unit; one that has not begun is {@code 0 s}. */
    public static String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 60 * 60) {
            return seconds / 60 + " min";
        }
        long hours = seconds / (60 * 60);
        return hours < 48 ? hours + " h" : hours / 24 + " days";
    }

    /** A phone's last digits: {@code XXXXXX3210}. */
    public static String masked(String phone) {
        String mask = io.muster.web.PhoneMask.of(phone);
        return mask == null ? "" : mask;
    }

    private static String inWords(long number) {
        return number >= CRORE ? cut(number, CRORE) + " crore" : cut(number, LAKH) + " lakh";
    }

    /** Two decimals, those behind them cut off: what is shown is there. */
    private static String cut(long number, long unit) {
        long hundredths = number % unit * 100 / unit;
        return grouped(number / unit) + "." + (hundredths < 10 ? "0" : "") + hundredths;
    }
}
