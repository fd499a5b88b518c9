package io.muster.posting;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A payment's place among those of its loan: by value date, those of one day by amount, those alike as they were posted.
 *
 * @param loanVersion the loan's version after the payment
 */
public record PaymentPlace(LocalDate valueDate, long amountPaise, long loanVersion) {
    /** What {@link #toString} writes. */
    public static final String TEXT = "(-?\\d{1,6})_(\\d{1,18})_(\\d{1,18})";

    /** Before every payment. */
    public static final PaymentPlace START = new PaymentPlace(LocalDate.of(1, 1, 1), 0, 0);

    /** Behind every payment. */
    public static final PaymentPlace END = new PaymentPlace(LocalDate.of(4000, 1, 1), 0, 0);

    private static final Pattern PARTS = Pattern.compile(TEXT);

    /** The place of this payment. */
    public static PaymentPlace of(Payment payment) {
        return new PaymentPlace(payment.valueDate(), payment.amountPaise(), payment.loanVersion());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static PaymentPlace of(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no place of a payment: " + text);
        }
        return new PaymentPlace(
                LocalDate.ofEpochDay(Long.parseLong(parts.group(1))),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)));
    }

    /** The day since 1970, the amount and the version, such as {@code 20777_150000_7}. */
    @Override
    public String toString() {
        return valueDate.toEpochDay() + "_" + amountPaise + "_" + loanVersion;
    }
}
