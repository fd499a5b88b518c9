package io.muster.web;

import org.jspecify.annotations.Nullable;

/** Personal data is shown masked; who needs all of it asks elsewhere, with a reason. */
final class PhoneMask {
    private static final int SHOWN = 4;

    private PhoneMask() {}

    /** The last four digits behind crosses, so that a person can be recognised and not called. */
    static @Nullable String of(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        int hidden = Math.max(0, phone.length() - SHOWN);
        return "X".repeat(hidden) + phone.substring(hidden);
    }
}
