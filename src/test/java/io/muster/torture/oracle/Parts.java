package io.muster.torture.oracle;

/** Paise by where they went: of a payment, or a loan's running totals. */
record Parts(long penalty, long fee, long interest, long principal, long excess) {
    static final Parts NONE = new Parts(0, 0, 0, 0, 0);

    Parts plus(Parts other) {
        return new Parts(
                penalty + other.penalty,
                fee + other.fee,
                interest + other.interest,
                principal + other.principal,
                excess + other.excess);
    }

    long total() {
        return penalty + fee + interest + principal + excess;
    }

    /** As it stands in a payment's print. */
    String text() {
        return penalty + "|" + fee + "|" + interest + "|" + principal + "|" + excess;
    }
}
