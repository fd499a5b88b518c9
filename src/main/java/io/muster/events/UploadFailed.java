package io.muster.events;

import org.jspecify.annotations.Nullable;

/**
 * An upload stopped; what it posted before stays posted.
 *
 * @param totals what it came to until then
 * @param problemCode why it stopped, stable, for programs
 * @param stoppedAtRow the row at which it stopped; null when no row was reached
 */
public record UploadFailed(
        UploadTotals totals, String problemCode, @Nullable Integer stoppedAtRow) {

    /** The event for the outbox; pure. */
    public OutboxEvent event() {
        return totals.event(EventType.UPLOAD_FAILED, this::write);
    }

    private void write(Json json) {
        totals.write(json);
        json.text("problemCode", problemCode);
        if (stoppedAtRow == null) {
            json.nothing("stoppedAtRow");
        } else {
            json.number("stoppedAtRow", stoppedAtRow);
        }
    }
}
