package io.muster.web;

import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.notification.sending.MessageLog;
import io.muster.validation.Reason;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which messages a list is to have. */
public class MessageFilter {
    static final String KINDS = "payment-received|receipt-replaced|bounce|dues-reminder|deposit-summary";
    static final String STATES = "queued|sending|sent|delivered|undelivered|suppressed|refused|cancelled|dead";

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    static final String PLACE = "\\d{1,19}_[0-9a-f-]{36}";
    private static final long MICROS = 1_000_000;
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2999;

    @QueryParam("loan")
    @Nullable
    @Pattern(regexp = "[^\\p{Cntrl}]{0,64}", message = "is no loan account")
    String loan;

    @QueryParam("receipt")
    @Nullable
    @Pattern(regexp = "[A-Za-z0-9/-]{0,16}", message = "is no receipt number")
    String receipt;

    @QueryParam("phone")
    @Nullable
    @Pattern(regexp = "(?:(?:\\+91)?[6-9]\\d{9})?", message = "is no Indian mobile number")
    String phone;

    @QueryParam("state")
    @Nullable
    @Pattern(regexp = "|" + STATES, message = "is no state of a message")
    String state;

    @QueryParam("failed")
    @Parameter(description = "Those alone that were refused, are dead or were not delivered")
    boolean failed;

    @QueryParam("kind")
    @Nullable
    @Pattern(regexp = "|" + KINDS, message = "is no kind of message")
    String kind;

    @QueryParam("from")
    @Parameter(description = "The first day of decision, in India")
    @Nullable
    @Size(max = 10, message = "is no day like 2026-11-05")
    String from;

    @QueryParam("to")
    @Parameter(description = "The last day of decision, in India")
    @Nullable
    @Size(max = 10, message = "is no day like 2026-11-05")
    String to;

    @QueryParam("after")
    @Nullable
    @Pattern(regexp = PLACE, message = "is what next said")
    String after;

    /** As the log of messages takes it; what is empty narrows nothing, as a form sends it. */
    public MessageLog.Filter read() {
        return new MessageLog.Filter(
                given(loan, Function.identity()),
                given(receipt, Function.identity()),
                given(phone, text -> text.substring(text.length() - 10)),
                given(state, MessageState::of),
                failed,
                given(kind, MessageKind::of),
                given(from, text -> day("from", text).atStartOfDay(INDIA).toInstant()),
                given(
                        to,
                        text -> day("to", text).plusDays(1).atStartOfDay(INDIA).toInstant()),
                given(after, MessageFilter::place));
    }

    static <T> @Nullable T given(@Nullable String text, Function<String, T> read) {
        return text == null || text.isEmpty() ? null : read.apply(text);
    }

    /** The place of a message in a list, as {@code after} takes it. */
    public static String place(MessageLog.Entry entry) {
        return place(new MessageLog.Place(entry.decidedAt(), entry.id()));
    }

    static String place(MessageLog.Place place) {
        Instant at = place.decidedAt();
        return at.getEpochSecond() * MICROS + at.getNano() / 1_000 + "_" + place.id();
    }

    static MessageLog.Place place(String text) {
        int at = text.indexOf('_');
        try {
            long micros = Long.parseLong(text.substring(0, at));
            return new MessageLog.Place(
                    Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000),
                    UUID.fromString(text.substring(at + 1)));
        } catch (IllegalArgumentException | java.time.DateTimeException notAPlace) {
            throw wrong("after", "The parameter after is not what next said.", "Send what the page before calls next.");
        }
    }

    static LocalDate day(String name, String text) {
        try {
            return within(name, LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            throw wrong(name, "The parameter " + name + " is no day.", "Send a day like 2026-11-05.");
        }
    }

    /** A day that the books can have. */
    static LocalDate within(String name, LocalDate day) {
        if (day.getYear() < YEAR_MIN || day.getYear() > YEAR_MAX) {
            throw wrong(name, "The day of " + name + " is none of the books'.", "Send a day like 2026-11-05.");
        }
        return day;
    }

    static ProblemFailure wrong(String field, String message, String remedy) {
        return new ProblemFailure(Problems.invalid(List.of(new Reason(null, field, "wrong-type", message, remedy))));
    }
}
