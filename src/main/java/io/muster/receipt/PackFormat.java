package io.muster.receipt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a pack of receipts is. */
public enum PackFormat {
    /** One document, a page for each receipt. */
    PDF,
    /** An archive with a document for each receipt, the same as it is by itself. */
    ZIP;

    /** The name in addresses and in the books. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of this name. */
    public static Optional<PackFormat> of(String slug) {
        return Arrays.stream(values())
                .filter(format -> format.slug().equals(slug))
                .findFirst();
    }
}
