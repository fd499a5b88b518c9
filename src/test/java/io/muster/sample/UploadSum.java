package io.muster.sample;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The payments of one upload that were seen, added up by arithmetic of its own. */
final class UploadSum {
    private long rows;
    private long paise;
    private BigInteger hash = BigInteger.ZERO;

    void add(Event payment) {
        rows++;
        paise = Math.addExact(paise, payment.number("amountPaise"));
        hash = hash.add(digest(payment));
    }

    long rows() {
        return rows;
    }

    long paise() {
        return paise;
    }

    /** Sixty-four hexadecimal digits. */
    String hash() {
        BigInteger modulus = BigInteger.TWO.pow(256);
        String digits = hash.mod(modulus).toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }

    /** What differs from the totals that the event states; empty when all ties. */
    List<String> differences(Event ended) {
        List<String> differences = new ArrayList<>();
        // what a loan book posts are accounts, of which no event tells
        boolean collections = ended.text("kind").equals("collections");
        long saidRows = collections ? ended.number("/posted/rows") : 0;
        long saidPaise = collections ? ended.number("/posted/paise") : 0;
        if (rows != saidRows) {
            differences.add("%s payments seen, %s stated".formatted(Rupees.count(rows), Rupees.count(saidRows)));
        }
        if (paise != saidPaise) {
            differences.add("₹%s seen, ₹%s stated".formatted(Rupees.lakhs(paise), Rupees.lakhs(saidPaise)));
        }
        if (!hash().equals(ended.text("postingHash"))) {
            differences.add("posting hash " + hash() + " seen, " + ended.text("postingHash") + " stated");
        }
        long verdicts = ended.number("/posted/rows")
                + ended.number("/alreadyPosted/rows")
                + ended.number("/refused/rows")
                + ended.number("/rejected/rows");
        if (verdicts != ended.number("rows")) {
            differences.add("the verdicts add up to " + verdicts + " rows of " + ended.number("rows"));
        }
        return differences;
    }

    /** What the event states and was not seen; more may have been seen. */
    List<String> missing(Event ended) {
        boolean all = !ended.text("kind").equals("collections")
                || rows >= ended.number("/posted/rows") && paise >= ended.number("/posted/paise");
        return all ? List.of() : differences(ended);
    }

    private static BigInteger digest(Event payment) {
        String line = String.join(
                "|",
                payment.text("paymentKey"),
                payment.text("loanAccount"),
                Long.toString(payment.number("amountPaise")),
                payment.text("receiptNumber"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
