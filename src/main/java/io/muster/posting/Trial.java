package io.muster.posting;

import io.muster.loan.Shares;
import io.muster.validation.MappingGuess;
import io.muster.validation.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one look at an upload's sheet has found, before anything of it is posted: a fact.
 *
 * @param number 1 for the upload's first
 * @param endedAt when it was written; null before that
 * @param businessDate the day on which the books were
 * @param sheet the sheet's name; null when none could be told
 * @param headerRow as Excel numbers it; 0 when none could be told
 * @param layout by which it was read, printed; null when it was not understood
 * @param done rows that had their verdict before, of an upload that was cancelled and taken up
 * @param notData rows that are no data: total lines, the header once more, notes, empty rows
 * @param mends the uploads whose rows it has once more, by their Muster keys
 * @param version of Muster, whose rules judged
 * @param reasons why rows make no payment, the first of each row; the most frequent first
 * @param firstRows in the sheet's order, at most {@link #FIRST_ROWS_MAX}
 * @param guess which column may be which field; null when there was nothing to ask
 */
public record Trial(
        int number,
        @Nullable Instant endedAt,
        LocalDate businessDate,
        @Nullable String sheet,
        int headerRow,
        List<String> header,
        @Nullable String layout,
        Totals totals,
        int done,
        int notData,
        Set<UUID> mends,
        String version,
        List<ReasonCount> reasons,
        List<FirstRow> firstRows,
        @Nullable MappingGuess guess) {
    /** As many rows are kept to be shown. */
    public static final int FIRST_ROWS_MAX = 100;

    public Trial {
        header = List.copyOf(header);
        mends = Set.copyOf(mends);
        reasons = List.copyOf(reasons);
        firstRows = List.copyOf(firstRows);
    }

    /** Rows, and their money in paise. */
    public record Count(int rows, long paise) {
        public static final Count NONE = new Count(0, 0);

        /** Both together. */
        public Count plus(Count other) {
            return new Count(Math.addExact(rows, other.rows), Math.addExact(paise, other.paise));
        }
    }

    /**
     * Rows and money by what would become of them; with the rows that are done already they are all of the sheet's.
     *
     * @param all every row, and every amount that can be read
     * @param suspense part of the refused
     */
    public record Totals(Count all, Count post, Count already, Count refused, Count rejected, Count suspense) {
        public static final Totals NONE =
                new Totals(Count.NONE, Count.NONE, Count.NONE, Count.NONE, Count.NONE, Count.NONE);
    }

    /** How many rows make no payment for a reason. */
    public record ReasonCount(String code, Count count) {}

    /**
     * A row, and what would become of it.
     *
     * @param verdict as {@link RowVerdict.Kind#slug}
     * @param suspense whether its money would be held
     * @param loan its account; null when the row itself is wrong
     * @param share where its money would go; null when it would not post, and in a loan book
     * @param excessPaise of that, what nothing is due for
     * @param reason the first one; null for a row that would post
     */
    public record FirstRow(
            int row,
            String verdict,
            boolean suspense,
            long paise,
            @Nullable String loan,
            @Nullable Shares share,
            long excessPaise,
            @Nullable Reason reason) {}
}
