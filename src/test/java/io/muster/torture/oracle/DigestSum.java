package io.muster.torture.oracle;

import java.math.BigInteger;
import java.util.UUID;

/** Payments added up: rows, paise, and the sum of their digests, by which a consumer proves that it has them all. */
final class DigestSum {
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    private long rows;
    private long paise;
    private BigInteger digests = BigInteger.ZERO;

    void add(UUID key, String loan, long amount, String receipt) {
        rows++;
        paise += amount;
        digests = digests.add(new BigInteger(1, Keys.sha256(key + "|" + loan + "|" + amount + "|" + receipt)));
    }

    long rows() {
        return rows;
    }

    long paise() {
        return paise;
    }

    /** Sixty-four hexadecimal digits. */
    String digits() {
        return digits(digests);
    }

    static String digits(BigInteger sum) {
        String digits = sum.mod(MODULUS).toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }
}
