package io.muster.upload;

import java.util.Arrays;
import java.util.Locale;

/** What a worker does with an upload. */
public enum Phase {
    /** Looks only: reads and judges every row, and writes no money. */
    TRY,
    /** Posts. The database lets nothing enter this phase that needs the approval of a person who has not given it. */
    POST;

    /** The name in JSON and in the database. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no phase has this name */
    public static Phase of(String slug) {
        return Arrays.stream(values())
                .filter(phase -> phase.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no phase of an upload: " + slug));
    }
}
