package io.muster.events;

import io.muster.trace.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Events of one transaction and one type that are committed and may be published, all at once.
 *
 * @param position where the last of them stands in the outbox
 * @param eventIds in the order of the lines
 * @param at when the transaction began
 * @param trace where they came about; null when nobody looks closely
 * @param passedOn where they are passed on; null when nobody looks closely
 */
record OutboxPage(
        RelayPosition position,
        EventType type,
        String[] eventIds,
        PageLines lines,
        Instant at,
        @Nullable TraceContext trace,
        @Nullable TraceContext passedOn) {

    /** The same, passed on under this context. */
    OutboxPage passedOn(@Nullable TraceContext context) {
        return new OutboxPage(position, type, eventIds, lines, at, trace, context);
    }

    int events() {
        return eventIds.length;
    }
}
