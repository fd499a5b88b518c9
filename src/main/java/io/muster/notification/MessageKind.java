package io.muster.notification;

import java.util.Arrays;

/** Why somebody is written to. */
public enum MessageKind {
    /** To the borrower: a payment was posted, with its receipt. */
    PAYMENT_RECEIVED("payment-received"),
    /** To the borrower: a receipt counts no more; the one issued instead, if there is one. */
    RECEIPT_REPLACED("receipt-replaced"),
    /** To the borrower: a debit was presented and came back. */
    BOUNCE("bounce"),
    /** To the borrower: something falls due or is overdue. */
    DUES_REMINDER("dues-reminder"),
    /** To an agent: a day's cash, to be deposited. */
    DEPOSIT_SUMMARY("deposit-summary");

    private final String slug;

    MessageKind(String slug) {
        this.slug = slug;
    }

    /** The name in the books, in policies and in the API. */
    public String slug() {
        return slug;
    }

    /** Whether it calls for dues, so that RBI's hours bind it whatever a lender decides. */
    public boolean recovers() {
        return this == BOUNCE || this == DUES_REMINDER;
    }

    /** @throws IllegalArgumentException when no kind of message has this name */
    public static MessageKind of(String slug) {
        return Arrays.stream(values())
                .filter(known -> known.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of message: " + slug));
    }
}
