package io.muster.receipt;

import io.muster.posting.Payment;
import io.muster.posting.Payments;
import io.muster.posting.ReceiptNumber;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Looks receipts up, first ones and re-issued ones alike; any thread, answers on the client's event loop. */
@ApplicationScoped
public class Receipts {
    // The loan's row is what keeps two changes of one payment's receipts, and a loan's events, in an order
    static final String LOCK = """
            select now() as at
            from loan_account l
            where l.id = (
              select p.loan_id from payment p where p.receipt_no = $1
              union all
              select p.loan_id from receipt_reissue r join payment p on p.key = r.payment_key where r.receipt_no = $1)
            for no key update
            """;

    private static final String OF_PAYMENT = """
            select r.receipt_no
            from receipt_reissue r
            where r.payment_key = $1
            order by r.issued_at, r.receipt_no
            """;

    private final Payments payments;

    public Receipts(Payments payments) {
        this.payments = payments;
    }

    private record Read(List<PaidReceipt> receipts, ReceiptFacts facts) {
        List<Receipt> derive() {
            return facts.derive(receipts);
        }
    }

    /** The receipt of this number; empty when none was issued. */
    public Uni<Optional<Receipt>> find(SqlClient client, ReceiptNumber number) {
        return read(client, List.of(number)).map(read -> read.derive().stream().findFirst());
    }

    /**
     * The receipts of these numbers in their order, in four statements however many; numbers never issued are left out.
     * Answers on a worker, where they are derived.
     */
    public Uni<List<Receipt>> list(SqlClient client, List<ReceiptNumber> numbers) {
        return read(client, numbers)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Read::derive);
    }

    /** A payment's first receipt and those that were issued instead of it, in their order. */
    public Uni<List<Receipt>> ofPayment(SqlClient client, Payment payment) {
        return client.preparedQuery(OF_PAYMENT)
                .execute(Tuple.of(payment.key()))
                .map(rows -> numbers(payment.receipt(), rows))
                .flatMap(numbers -> list(client, numbers));
    }

    private static List<ReceiptNumber> numbers(ReceiptNumber first, RowSet<Row> later) {
        List<ReceiptNumber> numbers = new ArrayList<>(1 + later.size());
        numbers.add(first);
        later.forEach(row -> numbers.add(new ReceiptNumber(row.getString("receipt_no"))));
        return numbers;
    }

    private Uni<Read> read(SqlClient client, List<ReceiptNumber> numbers) {
        return client.preparedQuery(Issued.STANDING)
                .execute(Tuple.of(numbers.stream().map(ReceiptNumber::value).toArray(String[]::new)))
                .map(Receipts::readIssued)
                .flatMap(issued -> withPayments(client, numbers, issued));
    }

    /**
     * Locks the loan of a receipt, until the transaction ends, so that nobody else changes what it says.
     *
     * @return the moment of the transaction, which whatever it writes carries; empty when there is no such receipt
     */
    public Uni<Optional<Instant>> lock(SqlConnection tx, ReceiptNumber number) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(number.value())).map(Receipts::readMoment);
    }

    private static Optional<Instant> readMoment(RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> row.getOffsetDateTime("at").toInstant());
    }

    private Uni<Read> withPayments(SqlClient client, List<ReceiptNumber> numbers, Map<ReceiptNumber, Issued> issued) {
        List<UUID> keys = issued.values().stream()
                .map(Issued::paymentKey)
                .filter(Objects::nonNull)
                .toList();
        List<Issued> inOrder =
                numbers.stream().map(issued::get).filter(Objects::nonNull).toList();
        return payments.list(client, numbers, keys)
                .map(found -> paid(inOrder, found))
                .flatMap(paid -> ReceiptFacts.read(client, paid).map(facts -> new Read(paid, facts)));
    }

    private static List<PaidReceipt> paid(List<Issued> issued, List<Payment> found) {
        Map<UUID, Payment> byKey = HashMap.newHashMap(found.size());
        Map<ReceiptNumber, Payment> byNumber = HashMap.newHashMap(found.size());
        for (Payment payment : found) {
            byKey.put(payment.key(), payment);
            byNumber.put(payment.receipt(), payment);
        }
        List<PaidReceipt> paid = new ArrayList<>(issued.size());
        for (Issued each : issued) {
            Payment payment = each.paymentKey() == null ? byNumber.get(each.number()) : byKey.get(each.paymentKey());
            if (payment != null) {
                paid.add(new PaidReceipt(each, payment));
            }
        }
        return paid;
    }

    private static Map<ReceiptNumber, Issued> readIssued(RowSet<Row> rows) {
        Map<ReceiptNumber, Issued> issued = HashMap.newHashMap(rows.size());
        for (Row row : rows) {
            Issued each = Issued.read(row);
            issued.put(each.number(), each);
        }
        return issued;
    }
}
