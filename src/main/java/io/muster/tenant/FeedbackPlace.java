package io.muster.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where somebody met a text that did not help. */
public enum FeedbackPlace {
    /** The refused and rejected rows of an upload. */
    ROWS,
    /** What would become of a sheet. */
    TRIAL,
    /** The grid in which rows are mended. */
    GRID,
    /** The form of a single payment. */
    AGENT,
    /** An upload that stopped. */
    UPLOAD,
    /** A problem in a page or instead of one. */
    PROBLEM,
    /** A program that shows our texts to people of its own. */
    API;

    /** The name in addresses, JSON and the database. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The place of this name; empty when there is none. */
    public static Optional<FeedbackPlace> of(String slug) {
        return Arrays.stream(values())
                .filter(place -> place.slug().equals(slug))
                .findFirst();
    }
}
