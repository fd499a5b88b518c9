package io.muster.upload;

/** Rows and money by verdict; amounts are paise. */
public record Tally(
        long postedRows,
        long alreadyPostedRows,
        long refusedRows,
        long rejectedRows,
        long postedPaise,
        long alreadyPostedPaise,
        long refusedPaise,
        long rejectedPaise) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    /** One new payment. */
    public static Tally posted(long paise) {
        return new Tally(1, 0, 0, 0, paise, 0, 0, 0);
    }

    /** One row whose payment stood already. */
    public static Tally alreadyPosted(long paise) {
        return new Tally(0, 1, 0, 0, 0, paise, 0, 0);
    }

    /** One row that is right by itself, and that the books do not take. */
    public static Tally refused(long paise) {
        return new Tally(0, 0, 1, 0, 0, 0, paise, 0);
    }

    /** One row that is wrong by itself. */
    public static Tally rejected(long paise) {
        return new Tally(0, 0, 0, 1, 0, 0, 0, paise);
    }

    /** Verdict by verdict. */
    public Tally plus(Tally other) {
        return new Tally(
                postedRows + other.postedRows,
                alreadyPostedRows + other.alreadyPostedRows,
                refusedRows + other.refusedRows,
                rejectedRows + other.rejectedRows,
                Math.addExact(postedPaise, other.postedPaise),
                Math.addExact(alreadyPostedPaise, other.alreadyPostedPaise),
                Math.addExact(refusedPaise, other.refusedPaise),
                Math.addExact(rejectedPaise, other.rejectedPaise));
    }

    /** Rows that have a verdict. */
    public long rows() {
        return postedRows + alreadyPostedRows + refusedRows + rejectedRows;
    }

    /** Money in rows that have a verdict. */
    public long paise() {
        return Math.addExact(
                Math.addExact(postedPaise, alreadyPostedPaise), Math.addExact(refusedPaise, rejectedPaise));
    }
}
