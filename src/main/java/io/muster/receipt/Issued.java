package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the books know of a receipt's number beside its payment.
 *
 * @param paymentKey of a re-issued receipt's payment; null for a number that may be a payment's first
 * @param reissuedAt null for a number that may be a payment's first
 * @param replaces null for a number that may be a payment's first
 */
record Issued(
        ReceiptNumber number,
        @Nullable UUID paymentKey,
        @Nullable Instant reissuedAt,
        @Nullable ReceiptNumber replaces,
        ReceiptStanding standing) {

    /** Of each number that is asked for, in any order; also of one that was never given. */
    static final String STANDING = """
            select q.number, r.payment_key, r.issued_at, r.replaces, c.cancelled_at, c.cancelled_by, c.reason,
              n.receipt_no as reissued_as
            from unnest($1::text[]) as q(number)
            left join receipt_reissue r on r.receipt_no = q.number
            left join receipt_cancellation c on c.receipt_no = q.number
            left join receipt_reissue n on n.replaces = q.number
            """;

    /** Reads a row of {@link #STANDING}. */
    static Issued read(Row row) {
        return new Issued(
                new ReceiptNumber(row.getString("number")),
                row.getUUID("payment_key"),
                instant(row, "issued_at"),
                number(row, "replaces"),
                standing(row));
    }

    private static ReceiptStanding standing(Row row) {
        Instant cancelledAt = instant(row, "cancelled_at");
        return cancelledAt == null
                ? new ReceiptStanding.Valid()
                : new ReceiptStanding.Cancelled(
                        cancelledAt,
                        row.getString("cancelled_by"),
                        row.getString("reason"),
                        number(row, "reissued_as"));
    }

    private static @Nullable ReceiptNumber number(Row row, String column) {
        String number = row.getString(column);
        return number == null ? null : new ReceiptNumber(number);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
