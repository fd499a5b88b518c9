package io.muster.tenant;

import java.util.Arrays;
import java.util.Optional;

/** A language in which a borrower is written to. */
public enum Language {
    ENGLISH("en"),
    HINDI("hi");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language's tag in BCP 47, as the books, the templates and the API say it. */
    public String tag() {
        return tag;
    }

    /** The language of this tag; empty when Muster does not write it. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }
}
