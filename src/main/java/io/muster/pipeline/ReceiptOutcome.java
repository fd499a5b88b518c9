package io.muster.pipeline;

import io.muster.receipt.Receipt;

/** What came of asking for a change of a receipt. */
public sealed interface ReceiptOutcome {
    /** It was changed now; this is how it stands, or the receipt that was issued. */
    record Changed(Receipt receipt) implements ReceiptOutcome {}

    /** It had been changed so before; nothing was changed now. */
    record Standing(Receipt receipt) implements ReceiptOutcome {}

    /** No receipt has this number. */
    record Unknown() implements ReceiptOutcome {}

    /** It is cancelled already, for another reason, which stands. */
    record OtherReason(Receipt receipt) implements ReceiptOutcome {}

    /** It is valid, and a payment has one valid receipt at a time. */
    record NotCancelled() implements ReceiptOutcome {}

    /** Too much waits to be published; nothing was changed, and later the same may be asked again. */
    record NoRoom() implements ReceiptOutcome {}
}
