package io.muster.web;

import io.muster.loan.LastFour;
import org.jspecify.annotations.Nullable;

/** Personal data is shown masked; who needs all of it asks elsewhere, with a reason. */
public final class PhoneMask {
    private PhoneMask() {}

    /** The last four digits behind crosses, so that a person can be recognised and not called. */
    public static @Nullable String of(@Nullable String phone) {
        return phone == null ? null : LastFour.of(phone);
    }
}
