package io.muster.loan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes schedules from terms; pure, exact, the same on every machine. */
public final class Schedule {
    /** Months of a year times basis points of the whole: a month's interest is balance × bps ÷ this. */
    private static final long BPS_MONTHS = 12 * 10_000L;

    private Schedule() {}

    /**
     * An equated schedule with monthly rests: the same instalment each month, interest on what is left, and the last
     * instalment takes what rounding left over.
     *
     * <p>The equated instalment and each month's interest are rounded half up to the paisa. Due dates keep the first
     * one's day of the month, or the month's last day where it is shorter: 31 January, 28 February, 31 March.
     */
    public static List<Instalment> equated(Terms terms) {
        long equatedPaise = equatedInstalmentPaise(terms);
        long leftPaise = terms.principalPaise();
        List<Instalment> instalments = new ArrayList<>(terms.tenureMonths());
        for (int number = 1; number <= terms.tenureMonths(); number++) {
            long interestPaise = interestPaise(leftPaise, terms.annualRateBps());
            long principalPaise = number == terms.tenureMonths()
                    ? leftPaise
                    : Math.min(leftPaise, Math.max(0, equatedPaise - interestPaise));
            instalments.add(new Instalment(
                    number,
                    terms.firstDueDate().plusMonths(number - 1L),
                    new Shares(0, 0, interestPaise, principalPaise)));
            leftPaise -= principalPaise;
        }
        return List.copyOf(instalments);
    }

    /** The equated monthly instalment: P·r·(1+r)ⁿ ÷ ((1+r)ⁿ − 1), as one fraction of whole numbers, rounded once. */
    static long equatedInstalmentPaise(Terms terms) {
        BigInteger principal = BigInteger.valueOf(terms.principalPaise());
        if (terms.annualRateBps() == 0) {
            return roundedHalfUp(principal, BigInteger.valueOf(terms.tenureMonths()));
        }
        BigInteger grown =
                BigInteger.valueOf(BPS_MONTHS + terms.annualRateBps()).pow(terms.tenureMonths());
        BigInteger flat = BigInteger.valueOf(BPS_MONTHS).pow(terms.tenureMonths());
        return roundedHalfUp(
                principal.multiply(BigInteger.valueOf(terms.annualRateBps())).multiply(grown),
                BigInteger.valueOf(BPS_MONTHS).multiply(grown.subtract(flat)));
    }

    private static long interestPaise(long balancePaise, int annualRateBps) {
        return roundedHalfUp(
                BigInteger.valueOf(balancePaise).multiply(BigInteger.valueOf(annualRateBps)),
                BigInteger.valueOf(BPS_MONTHS));
    }

    private static long roundedHalfUp(BigInteger dividend, BigInteger divisor) {
        return dividend.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1)).longValueExact();
    }
}
