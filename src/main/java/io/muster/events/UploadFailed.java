package io.muster.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
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

    private void write(JsonGenerator json) throws IOException {
        totals.write(json);
        Json.text(json, "problemCode", problemCode);
        if (stoppedAtRow == null) {
            json.writeNullField("stoppedAtRow");
        } else {
            json.writeNumberField("stoppedAtRow", stoppedAtRow);
        }
    }
}
