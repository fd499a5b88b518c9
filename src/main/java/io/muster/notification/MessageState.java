package io.muster.notification;

import java.util.Arrays;

/** How far a message is. */
public enum MessageState {
    /** It waits for its minute, or for its next try. */
    QUEUED("queued"),
    /** Somebody tries to send it, under a lease. */
    SENDING("sending"),
    /** The provider has taken it. */
    SENT("sent"),
    /** The provider says that it arrived. */
    DELIVERED("delivered"),
    /** The provider says that it did not. */
    UNDELIVERED("undelivered"),
    /** Nobody wants it, or nobody can get it: no number, an opt-out. */
    SUPPRESSED("suppressed"),
    /** An operator would drop it silently, so it was not sent. */
    REFUSED("refused"),
    /** It became untrue before it was sent, such as a reminder of a loan that paid. */
    CANCELLED("cancelled"),
    /** It was tried as often as allowed; people may send it again. */
    DEAD("dead");

    private final String slug;

    MessageState(String slug) {
        this.slug = slug;
    }

    /** The name in the books, in policies and in the API. */
    public String slug() {
        return slug;
    }

    /** @throws IllegalArgumentException when no state of a message has this name */
    public static MessageState of(String slug) {
        return Arrays.stream(values())
                .filter(known -> known.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of a message: " + slug));
    }
}
