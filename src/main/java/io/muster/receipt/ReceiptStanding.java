package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a receipt counts. */
public sealed interface ReceiptStanding {

    /** It counts. */
    record Valid() implements ReceiptStanding {}

    /**
     * It counts no more: the series keeps it as a void.
     *
     * @param reason in the words of whoever cancelled it
     * @param by who did, as the books show it
     * @param reissuedAs the receipt that the payment was given instead; null when it has none
     */
    record Cancelled(
            Instant at, String by, String reason, @Nullable ReceiptNumber reissuedAs) implements ReceiptStanding {}
}
