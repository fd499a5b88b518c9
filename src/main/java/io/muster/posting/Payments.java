package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads posted payments; any thread, answers on the client's event loop. */
@ApplicationScoped
public class Payments {
    static final String COLUMNS = """
            select p.key, p.loan_id, l.number as loan_number, p.loan_version, p.amount_paise, p.mode, p.reference,
              p.value_date, p.business_date, p.payer, p.agent, p.posted_at, p.posted_by, p.upload_id, p.row_number,
              p.receipt_no, p.waterfall, p.penalty_paise, p.fee_paise, p.interest_paise, p.principal_paise,
              p.excess_paise, p.before_penalty_paise, p.before_fee_paise, p.before_interest_paise,
              p.before_principal_paise, p.before_excess_paise
            """;

    static final String BY_KEY = COLUMNS + """
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.key = $1
            """;

    static final String BY_RECEIPT = COLUMNS + """
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.receipt_no = $1
            """;

    // Two indexes, one branch for each
    static final String STANDING_UNDER = COLUMNS + """
            from (
              select n.key from payment n where n.receipt_no = any($1::text[])
              union
              select k.key from payment k where k.key = any($2::uuid[])
            ) as t
            join payment p on p.key = t.key
            join loan_account l on l.id = p.loan_id
            """;

    // In the order of an index, so that a page of a busy loan's many payments costs no more than another; the loan
    // by itself, since a join with it would lose the order
    static final String OF_LOAN = COLUMNS + """
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.loan_id = (select o.id from loan_account o where o.number = $1)
              and (p.value_date, p.amount_paise, p.loan_version) > ($2, $3, $4)
            order by p.value_date, p.amount_paise, p.loan_version
            limit $5
            """;

    // The same index, from its end
    static final String LATEST_OF_LOAN = COLUMNS + """
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.loan_id = (select o.id from loan_account o where o.number = $1)
              and (p.value_date, p.amount_paise, p.loan_version) < ($2, $3, $4)
            order by p.value_date desc, p.amount_paise desc, p.loan_version desc
            limit $5
            """;

    static final String OF_UPLOAD = COLUMNS + """
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.upload_id = $1 and p.row_number > $2
            order by p.row_number
            limit $3
            """;

    // A key in suspense, or that of a row that was corrected, may have become a payment under another key
    static final String STANDING = COLUMNS + """
              , t.asked
            from (
              select o.key as asked, o.key from payment o where o.key = any($1::uuid[])
              union all
              select r.key, r.payment_key from suspense_release r where r.key = any($1::uuid[])
              union all
              select s.corrects, r.payment_key
              from suspense s
              join suspense_release r on r.key = s.key
              where s.corrects = any($1::uuid[])
              union all
              select c.corrects, c.key from payment c where c.corrects = any($1::uuid[])
            ) as t
            join payment p on p.key = t.key
            join loan_account l on l.id = p.loan_id
            """;

    /** The payment with this key. */
    public Uni<Optional<Payment>> find(SqlClient client, UUID key) {
        return client.preparedQuery(BY_KEY).execute(Tuple.of(key)).map(Payments::first);
    }

    /** The payment with this receipt. */
    public Uni<Optional<Payment>> find(SqlClient client, ReceiptNumber receipt) {
        return client.preparedQuery(BY_RECEIPT)
                .execute(Tuple.of(receipt.value()))
                .map(Payments::first);
    }

    /** The payments that were posted with these receipts, and those with these keys; each once, in no order. */
    public Uni<List<Payment>> list(SqlClient client, Collection<ReceiptNumber> receipts, Collection<UUID> keys) {
        return client.preparedQuery(STANDING_UNDER)
                .execute(Tuple.of(Columns.texts(receipts, ReceiptNumber::value), Columns.uuids(keys, key -> key)))
                .map(Payments::list);
    }

    /** A loan's payments by their places, those behind a place, at most {@code limit}. */
    public Uni<List<Payment>> listOfLoan(SqlClient client, LoanAccountNumber loan, PaymentPlace after, int limit) {
        return client.preparedQuery(OF_LOAN)
                .execute(Tuple.of(loan.value(), after.valueDate(), after.amountPaise(), after.loanVersion(), limit))
                .map(Payments::list);
    }

    /** A loan's payments by their places, those before a place and the latest first, at most {@code limit}. */
    public Uni<List<Payment>> latestOfLoan(SqlClient client, LoanAccountNumber loan, PaymentPlace before, int limit) {
        return client.preparedQuery(LATEST_OF_LOAN)
                .execute(Tuple.of(loan.value(), before.valueDate(), before.amountPaise(), before.loanVersion(), limit))
                .map(Payments::list);
    }

    /** An upload's payments by row, those after a row (0 for all), at most {@code limit}. */
    public Uni<List<Payment>> listOfUpload(SqlClient client, UUID uploadId, int afterRow, int limit) {
        return client.preparedQuery(OF_UPLOAD)
                .execute(Tuple.of(uploadId, afterRow, limit))
                .map(Payments::list);
    }

    /** The payment that stands under a key: its own, or by way of suspense or of a correction. */
    public Uni<Optional<Payment>> findStanding(SqlClient client, UUID key) {
        return findStanding(client, new UUID[] {key}).map(standing -> Optional.ofNullable(standing.get(key)));
    }

    /** The payments that stand under these keys: their own, or by way of suspense or of a correction. */
    static Uni<Map<UUID, Payment>> findStanding(SqlClient client, UUID[] keys) {
        return client.preparedQuery(STANDING).execute(Tuple.of(keys)).map(Payments::byAsked);
    }

    private static Map<UUID, Payment> byAsked(RowSet<Row> rows) {
        Map<UUID, Payment> payments = HashMap.newHashMap(rows.size());
        rows.forEach(row -> payments.put(row.getUUID("asked"), PaymentRows.read(row)));
        return payments;
    }

    private static Optional<Payment> first(RowSet<Row> rows) {
        return list(rows).stream().findFirst();
    }

    private static List<Payment> list(RowSet<Row> rows) {
        List<Payment> payments = new ArrayList<>(rows.size());
        rows.forEach(row -> payments.add(PaymentRows.read(row)));
        return payments;
    }
}
