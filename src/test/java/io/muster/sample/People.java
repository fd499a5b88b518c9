package io.muster.sample;

import java.util.regex.Pattern;

/** The people whom the samples make up, for whoever looks for them where they must not be. */
public final class People {
    private People() {}

    /** Matches a whole name of any borrower that a sample can have. */
    public static Pattern pattern() {
        return Names.pattern();
    }
}
