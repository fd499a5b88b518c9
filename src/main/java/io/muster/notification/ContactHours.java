package io.muster.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a day, in India, in which a message may go; pure.
 *
 * @param from the first minute
 * @param until the minute from which it may go no more; later than {@code from}
 */
public record ContactHours(LocalTime from, LocalTime until) {
    /** India's one time zone, without summer time. */
    public static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    /** RBI's fair practices: whoever recovers dues calls on a borrower neither before 8:00 nor after 19:00. */
    public static final ContactHours OF_RECOVERY = new ContactHours(LocalTime.of(8, 0), LocalTime.of(19, 0));

    private static final Pattern FORM = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    /** @throws IllegalArgumentException when the hours end before they begin */
    public ContactHours {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("must begin before it ends, on the same day");
        }
    }

    /**
     * Reads hours such as {@code 09:00-19:00}.
     *
     * @throws IllegalArgumentException with what it takes
     */
    static ContactHours of(String text) {
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) {
                return new ContactHours(LocalTime.parse(form.group(1)), LocalTime.parse(form.group(2)));
            }
        } catch (DateTimeParseException noTime) {
            throw new IllegalArgumentException("has an hour that no day has", noTime);
        }
        throw new IllegalArgumentException("must be like 09:00-19:00");
    }

    /** The hours that both allow; null when there are none. */
    @Nullable
    ContactHours within(ContactHours other) {
        LocalTime later = from.isAfter(other.from) ? from : other.from;
        LocalTime earlier = until.isBefore(other.until) ? until : other.until;
        return later.isBefore(earlier) ? new ContactHours(later, earlier) : null;
    }

    /** When the hours of an instant's day end. */
    public Instant end(Instant instant) {
        return instant.atZone(INDIA).with(until).toInstant();
    }

    /** The instant itself when it lies within these hours, or else when they begin next. */
    public Instant next(Instant earliest) {
        ZonedDateTime here = earliest.atZone(INDIA);
        LocalTime time = here.toLocalTime();
        if (time.isBefore(from)) {
            return here.with(from).toInstant();
        }
        return time.isBefore(until) ? earliest : here.plusDays(1).with(from).toInstant();
    }
}
