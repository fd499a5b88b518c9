package io.muster.posting;

import java.util.List;

/**
 * A loan that a row may have meant.
 *
 * @param score 0 to 100: how much speaks for it
 * @param why what speaks for it, in the order of weight
 */
public record NearLoan(String number, String borrower, String branch, int score, List<Why> why) {
    public NearLoan {
        why = List.copyOf(why);
    }

    /** What speaks for a loan. */
    public enum Why {
        /** The number differs in one place: a digit, or two neighbours that changed places. */
        NUMBER_ONE_SLIP("number-one-slip"),
        /** The number differs in more places. */
        NUMBER_ALIKE("number-alike"),
        /** All of the payer's name is in the borrower's. */
        NAME_SAME("name-same"),
        /** A part of the payer's name is in the borrower's. */
        NAME_ALIKE("name-alike"),
        /** An instalment of this amount fell due about then. */
        AMOUNT_DUE("amount-due");

        private final String slug;

        Why(String slug) {
            this.slug = slug;
        }

        /** The name in JSON. */
        public String slug() {
            return slug;
        }
    }
}
