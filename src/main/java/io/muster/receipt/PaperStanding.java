package io.muster.receipt;

import java.util.Locale;

/** What a paper says of its receipt; each is another paper. */
enum PaperStanding {
    VALID,
    CANCELLED,
    /** Cancelled, and it names the receipt that was issued instead. */
    REISSUED;

    static PaperStanding of(ReceiptStanding standing) {
        return switch (standing) {
            case ReceiptStanding.Valid() -> VALID;
            case ReceiptStanding.Cancelled cancelled -> cancelled.reissuedAs() == null ? CANCELLED : REISSUED;
        };
    }

    /** The name in the books. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaperStanding ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
