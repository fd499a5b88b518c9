package io.muster.doctor;

import io.muster.doctor.Ranges.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Meets every payment once, for what SQL adds up badly: gaps in series, and digests. One thread. */
final class PaymentPass {
    private static final int FETCHED_AT_ONCE = 2_000;

    private static final String PAYMENTS = """
            select p.upload_id, p.key::text, coalesce(l.number, ''), p.amount_paise, p.receipt_no
            from payment p
            left join loan_account l on l.id = p.loan_id
            where p.loan_id > ? and p.loan_id <= ?
            """;

    private final Connection books;
    private final ReceiptSeries receipts = new ReceiptSeries();
    private final PostingDigests digests = new PostingDigests();
    private long payments;

    PaymentPass(Connection books) {
        this.books = books;
    }

    /** Meets the payments of a range of loans. */
    void meet(Range loans) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(PAYMENTS)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setObject(1, loans.after());
            statement.setObject(2, loans.last());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    meet(rows);
                }
            }
        }
    }

    private void meet(ResultSet row) throws SQLException {
        payments++;
        String receipt = row.getString(5);
        receipts.meet(receipt);
        UUID upload = row.getObject(1, UUID.class);
        if (upload != null) {
            digests.add(upload, row.getString(2), row.getString(3), row.getLong(4), receipt);
        }
    }

    /** How many were met. */
    long payments() {
        return payments;
    }

    /** What they add up to, once all are met. */
    List<Finding> findings() throws SQLException {
        receipts.meetReissued(books);
        return List.of(receipts.compare(books), digests.compare(books));
    }
}
