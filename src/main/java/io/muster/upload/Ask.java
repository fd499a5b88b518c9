package io.muster.upload;

import java.util.Arrays;
import java.util.Locale;

/** What a held upload asks, and so of whom. */
public enum Ask {
    /** The maker: which column means what. */
    MAPPING,
    /** The maker: the sheet does not have what was declared. */
    DECLARATION,
    /** The maker: to look at the trial, and to post or discard. */
    MAKER,
    /** A checker who is no hand in it: to approve, return or discard. */
    CHECKER;

    /** The name in JSON and in the database. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when nothing of this name is asked */
    public static Ask of(String slug) {
        return Arrays.stream(values())
                .filter(ask -> ask.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an upload asks no " + slug));
    }
}
