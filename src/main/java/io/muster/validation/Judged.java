package io.muster.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data row after it was judged by itself.
 *
 * @param <L> what an accepted row claims: a {@link CollectionLine} or a {@link LoanLine}
 */
public sealed interface Judged<L> {
    /** The row as Excel numbers it; 1 is the sheet's first. */
    int rowNumber();

    /** The row's cells as text, in the sheet's column order, for showing them again. */
    List<String> cells();

    /** The row is well-formed. */
    record Accepted<L>(int rowNumber, List<String> cells, L line) implements Judged<L> {}

    /**
     * The row itself is wrong.
     *
     * @param amountPaise the money it claims, 0 when the amount cannot be read
     * @param reference the payment's, by which people look for the row; null when it has none that could be looked for
     */
    record Rejected<L>(
            int rowNumber,
            List<String> cells,
            long amountPaise,
            List<Reason> reasons,
            @Nullable String reference) implements Judged<L> {

        /** A row without a reference. */
        public Rejected(int rowNumber, List<String> cells, long amountPaise, List<Reason> reasons) {
            this(rowNumber, cells, amountPaise, reasons, null);
        }
    }
}
