package io.muster.tenant;

import java.util.Arrays;
import java.util.Optional;

/** What a workbook brings: the loans themselves, or money taken on them. */
public enum WorkbookKind {
    LOAN_BOOK("loan-book"),
    COLLECTIONS("collections");

    private final String slug;

    WorkbookKind(String slug) {
        this.slug = slug;
    }

    /** The name in addresses, JSON and the database. */
    public String slug() {
        return slug;
    }

    /** The kind of this slug, if there is one. */
    public static Optional<WorkbookKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }
}
