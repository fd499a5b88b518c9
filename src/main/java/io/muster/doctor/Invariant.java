package io.muster.doctor;

/**
 * Something that is always true of a lender's books.
 *
 * @param code stable, for programs
 * @param rule what holds, as a sentence without its full stop
 * @param breach what it means when it does not
 * @param remedy what to do then
 * @param sql lists what breaks it, one text column that names no person; may ask for {@code :tenant}, {@code :kept}
 *     (seconds for which published events are kept), {@code :others} (the other lenders' roles), and within a range
 *     {@code :after} and {@code :last}, or the relation {@code events}; empty where Java adds up
 */
public record Invariant(
        String code, String rule, String breach, String remedy, Weight weight, Reach reach, String sql) {

    /** What it means that it is broken. */
    public enum Weight {
        /** The books are wrong. */
        BROKEN,
        /** The books are right, but something does not move. */
        WARNING
    }

    /** Over what its query goes. */
    public enum Reach {
        /** Everything at once. */
        BOOKS,
        /** A range of loan ids. */
        LOANS,
        /** A range of upload ids. */
        UPLOADS,
        /** A number of events of the outbox, unpacked: {@link OutboxPass}. */
        EVENTS,
        /** Every payment, added up in Java. */
        PAYMENTS,
        /** The books of all lenders that are looked at. */
        LENDERS
    }

    static Invariant broken(Reach reach, String code, String rule, String breach, String remedy, String sql) {
        return new Invariant(code, rule, breach, remedy, Weight.BROKEN, reach, sql);
    }

    static Invariant warning(String code, String rule, String breach, String remedy, String sql) {
        return new Invariant(code, rule, breach, remedy, Weight.WARNING, Reach.BOOKS, sql);
    }
}
