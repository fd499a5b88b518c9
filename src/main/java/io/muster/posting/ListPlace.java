package io.muster.posting;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A place in a list of payments: those behind it come next.
 *
 * @param id of sheets the upload, of single postings the payment's key
 * @param at of sheets the row, of single postings the moment in microseconds
 */
public record ListPlace(UUID id, long at) {
    /** How it is written in addresses. */
    public static final String TEXT = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.[0-9]{1,18}";

    /** Before all others. */
    static final ListPlace START = new ListPlace(new UUID(-1, -1), Long.MAX_VALUE / 2);

    private static final Pattern FORM = Pattern.compile(TEXT);
    private static final int ID_LENGTH = 36;

    /** Reads one; empty when the text is none. */
    public static Optional<ListPlace> of(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new ListPlace(
                        UUID.fromString(text.substring(0, ID_LENGTH)), Long.parseLong(text.substring(ID_LENGTH + 1))))
                : Optional.empty();
    }

    /** Behind a payment. */
    public static ListPlace behind(Payment payment) {
        return payment.uploadId() != null && payment.rowNumber() != null
                ? new ListPlace(payment.uploadId(), payment.rowNumber())
                : new ListPlace(
                        payment.key(),
                        payment.postedAt().getEpochSecond() * 1_000_000
                                + payment.postedAt().getNano() / 1_000);
    }

    @Override
    public String toString() {
        return id + "." + at;
    }
}
