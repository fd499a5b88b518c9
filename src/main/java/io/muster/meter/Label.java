package io.muster.meter;

/** What series of a metric are told apart by. */
public enum Label {
    /** The lender's short name, or {@code other}. */
    TENANT("tenant"),
    /** What rows came in: collections, loan-book or single; of messages, what they are about. */
    KIND("kind"),
    /** What became of a row. */
    VERDICT("verdict"),
    /** How something ended. */
    OUTCOME("outcome"),
    /** How far something is. */
    STATE("state"),
    /** By which way a message goes. */
    CHANNEL("channel"),
    /** A page of the console, by the method that draws it. */
    PAGE("page"),
    /** A part of the work on a batch. */
    STAGE("stage");

    private final String title;

    Label(String title) {
        this.title = title;
    }

    /** The name in Prometheus. */
    public String title() {
        return title;
    }
}
