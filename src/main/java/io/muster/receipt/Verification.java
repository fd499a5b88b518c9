package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/** What whoever follows the link on a receipt is told. */
public sealed interface Verification {
    /** The receipt is genuine, and valid or cancelled as it says. */
    record Found(PublicReceipt receipt) implements Verification {}

    /** The link is one of ours, but no longer good. */
    record Revoked() implements Verification {}

    /** There is no such receipt. */
    record Unknown() implements Verification {}

    /**
     * What the public sees of a receipt, as texts: nothing that the paper does not show, and of people only what lets
     * whoever holds the paper compare.
     *
     * @param borrower masked
     * @param account masked
     * @param reissuedAs the receipt that the payment was given instead of this cancelled one
     * @param subjectToRealisation whether the money may still fail to come
     */
    record PublicReceipt(
            String lender,
            ReceiptNumber number,
            boolean cancelled,
            @Nullable ReceiptNumber reissuedAs,
            @Nullable ReceiptNumber replaces,
            String issued,
            String valueDate,
            String amount,
            String mode,
            String account,
            String borrower,
            boolean subjectToRealisation) {}
}
