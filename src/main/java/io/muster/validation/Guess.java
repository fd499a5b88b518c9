package io.muster.validation;

/**
 * What a wrong cell may have been meant to say; for a person to take or leave, never taken by itself.
 *
 * @param text what would stand in the cell
 * @param why how it was come by
 */
public record Guess(String text, Why why) {
    /** How a guess was come by. */
    public enum Why {
        /** The commas were left out. */
        WITHOUT_COMMAS("without-commas"),
        /** The comma was taken for the decimal point. */
        DECIMAL_POINT("decimal-point"),
        /** Letters were read as the digits that they look like, or words around the number were left out. */
        DIGITS_ONLY("digits-only"),
        /** Day and month were swapped. */
        DAY_AND_MONTH_SWAPPED("day-and-month-swapped"),
        /** The digits were read as a day. */
        DATE_WRITTEN_OUT("date-written-out"),
        /** A way of payment is called nearly so, or named within. */
        MODE_NAMED("mode-named"),
        /** The bank's reference stands within other text. */
        REFERENCE_WITHIN("reference-within"),
        /** Characters that cannot be seen were left out. */
        UNSEEN_LEFT_OUT("unseen-left-out");

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
