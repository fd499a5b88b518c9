package io.muster.torture.oracle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a row of a collections sheet says, by the oracle's own reading. */
sealed interface Claim {
    int row();

    /** As far as it can be read, otherwise 0. */
    long paise();

    /** The row must be rejected, whatever the books say. */
    record Bad(int row, long paise, String why) implements Claim {}

    /**
     * Money on a loan.
     *
     * @param mode as events name it
     * @param reference upper-case letters and digits; null when the row has none
     */
    record Good(
            int row,
            String loan,
            long paise,
            String mode,
            @Nullable String reference,
            LocalDate valueDate) implements Claim {}
}
