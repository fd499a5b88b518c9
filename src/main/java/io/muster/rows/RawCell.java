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
     */
    record Numeric(String text) implements RawCell {}

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
