package io.muster.web;

import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.notification.sending.Redrives;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are to be sent again.
 *
 * @param from the first day, in India, on which they were decided
 * @param to the last one
 * @param after what the answer before called next
 */
@Schema(name = "MessagesToRedrive")
record MessageSelection(
        @NotNull(message = "is missing")
        @Pattern(regexp = MessageSelection.STATES, message = "is not refused, dead or undelivered")
        String state,

        @Nullable @Pattern(regexp = MessageFilter.KINDS, message = "is no kind of message")
        String kind,

        @Nullable @Size(max = 60, message = "has at most 60 characters")
        String reasonCode,

        @Nullable LocalDate from,
        @Nullable LocalDate to,

        @Nullable @Pattern(regexp = MessageFilter.PLACE, message = "is not what next said")
        String after) {
    static final String STATES = "refused|dead|undelivered";

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    Redrives.Wanted wanted() {
        return new Redrives.Wanted(
                List.of(MessageState.of(state)),
                null,
                kind == null ? null : MessageKind.of(kind),
                reasonCode,
                from == null
                        ? null
                        : MessageFilter.within("from", from).atStartOfDay(INDIA).toInstant(),
                to == null
                        ? null
                        : MessageFilter.within("to", to)
                                .plusDays(1)
                                .atStartOfDay(INDIA)
                                .toInstant(),
                after == null ? null : MessageFilter.place(after));
    }
}
