package io.muster.events;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * An event that is committed and may be published.
 *
 * @param position where it stands in the outbox
 * @param at when its transaction began
 */
record OutboxRow(RelayPosition position, OutboxEvent event, Instant at) {

    static OutboxRow read(Row row) {
        return new OutboxRow(
                new RelayPosition(row.getLong("horizon"), row.getLong("seq")),
                new OutboxEvent(
                        row.getString("topic"),
                        row.getString("event_id"),
                        row.getString("event_type"),
                        row.getString("event_key"),
                        row.getString("payload")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
