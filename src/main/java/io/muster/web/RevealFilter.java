package io.muster.web;

import io.muster.pipeline.Reveals;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which looks at personal data a list is to have; what is empty narrows nothing, as a form sends it. */
public class RevealFilter {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @QueryParam("loan")
    @Nullable
    @Size(max = 64, message = "is no loan account")
    String loan;

    @QueryParam("by")
    @Parameter(description = "Who looked: the user's name")
    @Nullable
    @Pattern(regexp = "[^\\p{Cntrl}]{0,255}", message = "is no user's name")
    String by;

    @QueryParam("from")
    @Parameter(description = "The first day, in India")
    @Nullable
    @Size(max = 10, message = "is no day like 2026-11-05")
    String from;

    @QueryParam("to")
    @Parameter(description = "The last day, in India")
    @Nullable
    @Size(max = 10, message = "is no day like 2026-11-05")
    String to;

    @QueryParam("after")
    @Nullable
    @Min(1)
    Long after;

    /** As the record of looks takes it. */
    public Reveals.Filter read() {
        return new Reveals.Filter(
                MessageFilter.given(loan, LoanResource::number),
                MessageFilter.given(by, String::strip),
                MessageFilter.given(from, text -> start(MessageFilter.day("from", text))),
                MessageFilter.given(
                        to, text -> start(MessageFilter.day("to", text).plusDays(1))),
                after == null ? Long.MAX_VALUE : after);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(INDIA).toInstant();
    }
}
