package io.muster.notification;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The way by which a message goes. */
public enum Channel {
    /** A text to an Indian mobile number, under the rules of DLT. */
    SMS("sms"),
    /** A mail by SMTP. */
    EMAIL("email");

    private final String slug;

    Channel(String slug) {
        this.slug = slug;
    }

    /** The name in the books, in policies and in the API. */
    public String slug() {
        return slug;
    }

    /** Why nobody is reached by it at an address of the books, by a stable code; null when somebody is. */
    public @Nullable String whyNotAt(@Nullable String address) {
        if (address == null) {
            return this == SMS ? "no-phone" : "no-email";
        }
        return this == SMS && !DltRules.isMobile(address) ? "number-form" : null;
    }

    /** @throws IllegalArgumentException when no channel has this name */
    public static Channel of(String slug) {
        return Arrays.stream(values())
                .filter(known -> known.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no channel: " + slug));
    }
}
