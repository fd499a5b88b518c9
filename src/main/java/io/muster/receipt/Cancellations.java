package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Writes what becomes of receipts after they were issued: facts, one of each for a receipt at most.
 *
 * <p>The caller has locked the receipt's loan and looked at its standing; see {@link Receipts#lock}.
 */
public final class Cancellations {
    static final String CANCEL = """
            insert into receipt_cancellation (receipt_no, payment_key, reason, cancelled_by)
            values ($1, $2, $3, $4)
            """;

    static final String REISSUE = """
            insert into receipt_reissue (receipt_no, replaces, payment_key, issued_by)
            values ($1, $2, $3, $4)
            """;

    /** A reason is a sentence for people: it says at least something, and it fits on the paper. */
    public static final int REASON_LENGTH_MIN = 5;

    public static final int REASON_LENGTH_MAX = 300;

    private Cancellations() {}

    /** Notes that a valid receipt counts no more. */
    public static Uni<Void> cancel(SqlConnection tx, Receipt receipt, String reason, String by) {
        return tx.preparedQuery(CANCEL)
                .execute(Tuple.of(receipt.number().value(), receipt.payment().key(), reason, by))
                .replaceWithVoid();
    }

    /** Notes the number under which a cancelled receipt's payment is receipted again. */
    public static Uni<Void> reissue(SqlConnection tx, Receipt cancelled, ReceiptNumber number, String by) {
        return tx.preparedQuery(REISSUE)
                .execute(Tuple.of(
                        number.value(),
                        cancelled.number().value(),
                        cancelled.payment().key(),
                        by))
                .replaceWithVoid();
    }
}
