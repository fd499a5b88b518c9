package io.muster.events;

/** The topics that Muster makes; those before the work topic are its public contract. */
public enum Topic {
    PAYMENTS("muster.payments.v1"),
    RECEIPTS("muster.receipts.v1"),
    UPLOADS("muster.uploads.v1"),
    NOTIFICATIONS("muster.notifications.v1"),
    /** Wakes the ingest workers; what it carries may be lost without harm. */
    WORK("muster.work.v1"),
    /** How far each tenant's outbox is published: one record for each, the last one counts. */
    RELAY("muster.relay.v1"),
    /** Events whose lender could not be asked for messages: they are taken from here until they can. */
    PARKED("muster.notify.parked.v1"),
    /** Events that nobody could read, for people to look at. */
    UNREADABLE("muster.notify.unreadable.v1");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** The name in Kafka. */
    public String title() {
        return title;
    }
}
