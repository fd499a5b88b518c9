package io.muster.web;

import io.muster.pipeline.Ledger;
import io.muster.posting.ListPlace;
import io.muster.posting.PaymentFilter;
import io.muster.upload.UploadId;
import io.muster.validation.PaymentMode;
import io.muster.validation.Reason;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which payments somebody asks for, as the parameters of an address; what cannot be read is said field by field. */
public class PaymentSelection {
    private static final int TEXT_LENGTH_MAX = 100;

    @QueryParam("from")
    @Nullable
    @Parameter(description = "The first business date; the last one when it is missing, or else today")
    String from;

    @QueryParam("to")
    @Nullable
    @Parameter(description = "The last business date; the first one when it is missing")
    String to;

    @QueryParam("branch")
    @Nullable
    String branch;

    @QueryParam("mode")
    @Nullable
    String mode;

    @QueryParam("agent")
    @Nullable
    @Parameter(description = "The collector's code; none for payments without one")
    String agent;

    @QueryParam("upload")
    @Nullable
    String upload;

    @QueryParam("single")
    @Parameter(description = "Those that were posted one by one; else those of sheets")
    boolean single;

    @QueryParam("after")
    @Nullable
    @Parameter(description = "What the page before calls next")
    String after;

    /** How an agent that is none is written. */
    public static final String NO_AGENT = "none";

    /**
     * The payments that are asked for.
     *
     * @throws ProblemFailure when a parameter cannot be read
     */
    public PaymentFilter filter(LocalDate today) {
        LocalDate last = findDay("to", to);
        LocalDate given = findDay("from", from);
        LocalDate first = given != null ? given : last != null ? last : today;
        return filter(first, last == null ? first : last);
    }

    private PaymentFilter filter(LocalDate first, LocalDate last) {
        requireDays(first, last);
        return new PaymentFilter(first, last, text("branch", branch), mode(), agent(), upload());
    }

    /** Whether payments are asked for that were posted one by one. */
    public boolean single() {
        return single;
    }

    /** The place behind which the page begins. @throws ProblemFailure when it is none */
    public @Nullable ListPlace place() {
        return after == null || after.isEmpty()
                ? null
                : ListPlace.of(after)
                        .orElseThrow(() ->
                                wrong("after", "is no place in a list.", "Send what the page before calls next."));
    }

    /**
     * A time that figures are given for.
     *
     * @throws ProblemFailure when it is none
     */
    static void requireDays(LocalDate first, LocalDate last) {
        if (last.isBefore(first)
                || first.plusDays(io.muster.pipeline.Figures.DAYS_MAX).isBefore(last)) {
            throw wrong(
                    "to",
                    "is before from, or more than a year behind it.",
                    "Ask for fewer days, the earlier one as from.");
        }
    }

    static LocalDate day(String field, String text) {
        try {
            return MessageFilter.within(field, DayText.read(text));
        } catch (DateTimeException noDay) {
            throw wrong(field, "is no day.", "Write days like 2026-11-05.");
        }
    }

    /** A month of the books, such as {@code 2026-11}. @throws ProblemFailure when it is none */
    public static YearMonth month(String field, String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            var _ = MessageFilter.within(field, month.atDay(1));
            return month;
        } catch (DateTimeException noMonth) {
            throw wrong(field, "is no month.", "Write months like 2026-11.");
        }
    }

    /** What is said of a list that took too long. */
    public static ProblemFailure tooWide(Ledger.TooWide failure) {
        return new ProblemFailure(Problem.of(
                422,
                "too-many-days",
                "Too many payments to look through",
                "These days hold too many payments that you do not want to see.",
                "Ask for fewer days."));
    }

    private @Nullable String agent() {
        return NO_AGENT.equals(agent) ? "" : text("agent", agent);
    }

    private @Nullable String mode() {
        String name = text("mode", mode);
        if (name != null
                && Arrays.stream(PaymentMode.values())
                        .noneMatch(known -> known.name().equals(name))) {
            throw wrong("mode", "is no mode of payment.", "Send one of " + List.of(PaymentMode.values()) + ".");
        }
        return name;
    }

    private @Nullable UUID upload() {
        String id = text("upload", upload);
        return id == null
                ? null
                : UploadId.of(id)
                        .map(UploadId::value)
                        .orElseThrow(
                                () -> wrong("upload", "is no upload's id.", "Send the id that the upload was given."));
    }

    private static @Nullable LocalDate findDay(String field, @Nullable String text) {
        return text == null || text.isEmpty() ? null : day(field, text);
    }

    /** An empty field of a form is none. */
    private static @Nullable String text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > TEXT_LENGTH_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(field, "is none that the books could have.", "Correct it.");
        }
        return text.strip();
    }

    private static ProblemFailure wrong(String field, String what, String remedy) {
        return new ProblemFailure(Problems.invalid(
                List.of(new Reason(null, field, "wrong-type", "The parameter " + field + " " + what, remedy))));
    }
}
