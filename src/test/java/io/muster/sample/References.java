package io.muster.sample;

import java.util.SplittableRandom;

/**
 * References of the right form for each mode; within a sheet no two are alike, since each carries the row's own number
 * in a permutation that the seed chooses.
 */
final class References {
    private static final String[] BANKS = {"HDFC", "ICIC", "SBIN", "UTIB", "KKBK", "YESB", "IDIB", "CNRB"};
    /** Prime, so that it permutes the numbers below any power of ten. */
    private static final long STEP = 982_451_653L;

    private static final long SPACE = 100_000_000_000L;

    private final long start;

    References(long seed) {
        this.start = new SplittableRandom(seed).nextLong(SPACE);
    }

    /** The reference of a row. */
    String of(Mode mode, int row, String loan) {
        long own = Math.floorMod(start + row * STEP, SPACE);
        String digits = LoanBook.digits(own, 11);
        String bank = BANKS[(int) (own % BANKS.length)];
        return switch (mode) {
            case UPI, IMPS -> (own % 9 + 1) + digits;
            case NEFT -> bank + "N" + digits;
            case RTGS -> bank + "R5" + "20260" + digits;
            case NACH -> mandate(loan) + digits;
            case CASH -> "SLP" + digits;
            case CHEQUE -> Long.toString(100_000 + Math.floorMod(start + row, 900_000));
            case BBPS -> "BD" + digits + "AP";
            case CARD -> "CRD" + digits;
        };
    }

    /** The 20 characters of a loan's UMRN; a presentation's own id follows them. */
    private static String mandate(String loan) {
        return "HDFC70" + LoanBook.digits(Math.floorMod(loan.hashCode() * STEP, 100_000_000_000_000L), 14);
    }
}
