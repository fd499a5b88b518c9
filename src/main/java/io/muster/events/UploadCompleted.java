package io.muster.events;

/** Every row of an upload has its verdict. */
public record UploadCompleted(UploadTotals totals) {

    /** The event for the outbox; pure. */
    public OutboxEvent event() {
        return totals.event(EventType.UPLOAD_COMPLETED, totals::write);
    }
}
