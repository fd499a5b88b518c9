package io.muster;

/** What a process does; one process may play several roles, and any may be scaled or die alone. */
public enum Role {
    /** HTTP. */
    API,
    /** Claims uploads, reads, posts, and relays events. */
    INGEST,
    /** Renders receipts and packs of them, and answers whoever verifies one. */
    RECEIPTS,
    /** Decides which messages are due, and sends them. */
    NOTIFY
}
