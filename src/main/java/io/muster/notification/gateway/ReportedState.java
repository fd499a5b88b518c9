package io.muster.notification.gateway;

import java.util.Locale;

/** What a provider says about a message that it took. */
public enum ReportedState {
    DELIVERED,
    UNDELIVERED,
    /** Nothing yet. */
    PENDING;

    static ReportedState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
