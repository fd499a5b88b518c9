package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;

/**
 * Judges rows of one sheet by themselves: pure, without I/O, safe for any thread.
 *
 * @param <L> what an accepted row claims
 */
public sealed interface RowCheck<L> permits CollectionRowCheck, LoanRowCheck {

    /** Judges a row below the header; never throws, and a rejected row has all its reasons, not only the first. */
    Judged<L> check(RawRow row);

    /** Whether the row has nothing to judge; such rows are passed over and need no verdict. */
    static boolean isBlank(RawRow row) {
        for (RawCell cell : row.cells()) {
            if (!RowFindings.isBlank(cell)) {
                return false;
            }
        }
        return true;
    }
}
