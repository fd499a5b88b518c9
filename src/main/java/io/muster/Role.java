package io.muster;

/** What a process does; one process may play several roles, and any may be scaled or die alone. */
public enum Role {
    /** HTTP. */
    API,
    /** Claims uploads, reads, posts, and relays events. */
    INGEST
}
