package io.muster.posting;

import io.muster.validation.Reason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a well-formed collection line; the first that holds, in the order of the records here. */
public sealed interface Outcome {
    /** The row as Excel numbers it. */
    int rowNumber();

    /** The row's cells as text, for showing them again. */
    List<String> cells();

    /** The money that the row claims. */
    long amountPaise();

    /** This very money is posted already, by another row or file, or by this one earlier. */
    record AlreadyPosted(
            int rowNumber, List<String> cells, long amountPaise, UUID key, ReceiptNumber receipt, List<Reason> reasons)
            implements Outcome {}

    /**
     * The key stands with other content.
     *
     * @param receipt of the payment that stands; null when the money is in suspense
     * @param correctionKey the key that a correction carries: never that of the money on another loan
     */
    record KeyReused(
            int rowNumber,
            List<String> cells,
            long amountPaise,
            @Nullable ReceiptNumber receipt,
            UUID correctionKey,
            List<Reason> reasons)
            implements Outcome {}

    /**
     * The row is right, the books say no.
     *
     * @param correctionKey the key that a correction carries
     */
    record Refused(int rowNumber, List<String> cells, long amountPaise, UUID correctionKey, List<Reason> reasons)
            implements Outcome {}

    /** A new payment. */
    record Posted(int rowNumber, List<String> cells, Payment payment) implements Outcome {
        @Override
        public long amountPaise() {
            return payment.amountPaise();
        }
    }
}
