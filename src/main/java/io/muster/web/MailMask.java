package io.muster.web;

import org.jspecify.annotations.Nullable;

/** Mail addresses, shown so that a person can be recognised and not written to. */
public final class MailMask {
    private MailMask() {}

    /** The first letter and the domain, with crosses between. */
    public static @Nullable String of(@Nullable String address) {
        if (address == null) {
            return null;
        }
        int at = address.lastIndexOf('@');
        return at < 1 ? "XXXX" : address.charAt(0) + "XXXX" + address.substring(at);
    }
}
