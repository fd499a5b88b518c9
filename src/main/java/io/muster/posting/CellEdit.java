package io.muster.posting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wrote into a cell of a row that did not pass; a fact.
 *
 * @param col the column in the sheet, from 0
 * @param step what was done in one action has one
 * @param subject who {@code by} is for the identity provider
 */
public record CellEdit(
        long id,
        int row,
        int col,
        String before,
        String after,
        How how,
        UUID step,
        String by,
        String subject,
        Instant at) {

    /** By what hand the text came. */
    public enum How {
        TYPED("typed"),
        PASTED("pasted"),
        REPLACED("replaced"),
        SUGGESTED("suggested"),
        LOAN_CHOSEN("loan-chosen"),
        /** The row is to go as it stands. */
        KEPT("kept"),
        UNDONE("undone");

        private final String slug;

        How(String slug) {
            this.slug = slug;
        }

        /** The name in addresses, JSON and the database. */
        public String slug() {
            return slug;
        }

        /** The one of this slug, if there is one. */
        public static Optional<How> of(String slug) {
            for (How how : values()) {
                if (how.slug.equals(slug)) {
                    return Optional.of(how);
                }
            }
            return Optional.empty();
        }
    }

    /** A cell and what is to stand in it. */
    public record Wanted(int row, int col, String text) {}

    /**
     * What stands in an edited cell now.
     *
     * @param how by which hand it came last
     */
    public record Standing(int row, int col, String text, How how) {}
}
