package io.muster.events;

import java.time.Instant;

/**
 * Events of one transaction and one type that are committed and may be published, all at once.
 *
 * @param position where the last of them stands in the outbox
 * @param eventIds in the order of the lines
 * @param at when the transaction began
 */
record OutboxPage(RelayPosition position, EventType type, String[] eventIds, PageLines lines, Instant at) {

    int events() {
        return eventIds.length;
    }
}
