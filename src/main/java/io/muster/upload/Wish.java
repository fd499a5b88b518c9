package io.muster.upload;

import java.util.Arrays;
import java.util.Locale;

/** What a person wants of an upload that a worker has; done when the window under way is posted. */
public enum Wish {
    /** That it rests where it is. */
    PAUSE,
    /** That it ends where it is; what was posted stays posted. */
    CANCEL;

    /** The name in JSON and in the database. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no wish has this name */
    public static Wish of(String slug) {
        return Arrays.stream(values())
                .filter(wish -> wish.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no wish of this name: " + slug));
    }
}
