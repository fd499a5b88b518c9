package io.muster.torture.oracle;

/** How far a loan's payments bring it: those in the books, and those that the topics told. One thread. */
final class LoanState {
    final long id;
    final String number;
    final int place;
    /** How its receipt numbers begin. */
    final String series;

    long version;
    Parts paid = Parts.NONE;
    long toldVersion;
    Parts told = Parts.NONE;

    /** @param place in the lender's list of loans */
    LoanState(long id, String number, int place, String series) {
        this.id = id;
        this.number = number;
        this.place = place;
        this.series = series;
    }
}
