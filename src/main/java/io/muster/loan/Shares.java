package io.muster.loan;

/**
 * An amount by component, in paise: of an instalment, of a payment, or the running totals of a loan.
 *
 * @param penaltyPaise penal charges, never interest
 */
public record Shares(long penaltyPaise, long feePaise, long interestPaise, long principalPaise) {
    public static final Shares NONE = new Shares(0, 0, 0, 0);

    /** @throws ArithmeticException when the sum passes what a {@code long} holds */
    public long totalPaise() {
        return Math.addExact(Math.addExact(penaltyPaise, feePaise), Math.addExact(interestPaise, principalPaise));
    }

    /** Component by component. */
    public Shares plus(Shares other) {
        return new Shares(
                Math.addExact(penaltyPaise, other.penaltyPaise),
                Math.addExact(feePaise, other.feePaise),
                Math.addExact(interestPaise, other.interestPaise),
                Math.addExact(principalPaise, other.principalPaise));
    }

    /** Component by component; may go below zero. */
    public Shares minus(Shares other) {
        return new Shares(
                Math.subtractExact(penaltyPaise, other.penaltyPaise),
                Math.subtractExact(feePaise, other.feePaise),
                Math.subtractExact(interestPaise, other.interestPaise),
                Math.subtractExact(principalPaise, other.principalPaise));
    }

    /** The larger of the two, component by component. */
    public Shares atLeast(Shares other) {
        return new Shares(
                Math.max(penaltyPaise, other.penaltyPaise),
                Math.max(feePaise, other.feePaise),
                Math.max(interestPaise, other.interestPaise),
                Math.max(principalPaise, other.principalPaise));
    }

    /** The smaller of the two, component by component. */
    public Shares atMost(Shares other) {
        return new Shares(
                Math.min(penaltyPaise, other.penaltyPaise),
                Math.min(feePaise, other.feePaise),
                Math.min(interestPaise, other.interestPaise),
                Math.min(principalPaise, other.principalPaise));
    }
}
