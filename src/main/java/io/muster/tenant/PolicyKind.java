package io.muster.tenant;

import java.util.Arrays;

/** What a lender decides as data. */
public enum PolicyKind {
    /** How its receipts look, and who stands on them. */
    RECEIPT_TEMPLATE("receipt-template"),
    /** Which messages are due, when, and by which way. */
    MESSAGES("messages"),
    /** What a message says. */
    MESSAGE_TEMPLATE("message-template"),
    /** By whom messages are sent. */
    GATEWAY("gateway"),
    /** Above how much money a second person must approve an upload. */
    APPROVAL("approval");

    private final String slug;

    PolicyKind(String slug) {
        this.slug = slug;
    }

    /** The name in addresses and in the control database. */
    public String slug() {
        return slug;
    }

    /** @throws IllegalArgumentException when no kind has this name */
    public static PolicyKind of(String slug) {
        return Arrays.stream(values())
                .filter(kind -> kind.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of policy: " + slug));
    }
}
