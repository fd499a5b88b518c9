package io.muster.posting;

import java.util.Arrays;

/** The order in which money goes to what is due; named and versioned, and stamped on each payment. */
public enum Waterfall {
    /** Oldest due instalment first, its interest then its principal, then the next; then fees, and penalties last. */
    HORIZONTAL_1("horizontal/1");

    private final String id;

    Waterfall(String id) {
        this.id = id;
    }

    /** The name and version in the books and in events. */
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException when this version of Muster does not know it */
    public static Waterfall of(String id) {
        return Arrays.stream(values())
                .filter(waterfall -> waterfall.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown waterfall " + id));
    }
}
