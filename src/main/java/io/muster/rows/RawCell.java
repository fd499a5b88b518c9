package io.muster.rows;

/** A cell's stored content: no format is applied, so nothing is lost or rounded. */
public sealed interface RawCell {
    RawCell BLANK = new Blank();

    /** The content as text: what a person would recognise, empty for a blank. */
    String text();

    /** Nothing there. */
    record Blank() implements RawCell {
        @Override
        public String text() {
            return "";
        }
    }

    /** A string, shared, inline, or a formula's cached string. */
    record Text(String text) implements RawCell {}

    /**
     * A number: an amount, a date's serial, or a reference that Excel took for a number.
     *
     * @param text exactly as stored, such as {@code 4.5999999999999996}
     * @param date whether the cell's format shows it as a date or a time: what a person saw there was no plain number
     */
    record Numeric(String text, boolean date) implements RawCell {
        /** A number that shows as a number. */
        public Numeric(String text) {
            this(text, false);
        }
    }

    /** A truth value. */
    record Bool(boolean value) implements RawCell {
        @Override
        public String text() {
            return value ? "TRUE" : "FALSE";
        }
    }

    /** An error such as {@code #N/A}. */
    record Failed(String text) implements RawCell {}

    /** A formula that was never calculated, so that nobody knows its value. */
    record Uncalculated(String text) implements RawCell {}
}
