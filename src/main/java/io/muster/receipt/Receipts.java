package io.muster.receipt;

import io.muster.loan.Loan;
import io.muster.loan.Loans;
import io.muster.posting.Payment;
import io.muster.posting.Payments;
import io.muster.posting.ReceiptNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks receipts up, first ones and re-issued ones alike; any thread, answers on the client's event loop. */
@ApplicationScoped
public class Receipts {
    // The loan's row is what keeps two changes of one payment's receipts, and a loan's events, in an order
    static final String LOCK = """
            select l.id
            from loan_account l
            where l.id = (
              select p.loan_id from payment p where p.receipt_no = $1
              union all
              select p.loan_id from receipt_reissue r join payment p on p.key = r.payment_key where r.receipt_no = $1)
            for no key update
            """;

    private final Payments payments;
    private final Loans loans;

    public Receipts(Payments payments, Loans loans) {
        this.payments = payments;
        this.loans = loans;
    }

    /** The receipt of this number; empty when none was issued. */
    public Uni<Optional<Receipt>> find(SqlClient client, ReceiptNumber number) {
        return list(client, List.of(number)).map(found -> found.stream().findFirst());
    }

    /** The receipts of these numbers in their order, in four statements however many; numbers never issued are left out. */
    public Uni<List<Receipt>> list(SqlClient client, List<ReceiptNumber> numbers) {
        return client.preparedQuery(Issued.STANDING)
                .execute(Tuple.of(numbers.stream().map(ReceiptNumber::value).toArray(String[]::new)))
                .map(Receipts::readIssued)
                .flatMap(issued -> withPayments(client, numbers, issued));
    }

    /**
     * Locks the loan of a receipt, until the transaction ends, so that nobody else changes what it says.
     *
     * @return whether there is such a receipt
     */
    public Uni<Boolean> lock(SqlConnection tx, ReceiptNumber number) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(number.value())).map(rows -> rows.size() > 0);
    }

    private Uni<List<Receipt>> withPayments(
            SqlClient client, List<ReceiptNumber> numbers, Map<ReceiptNumber, Issued> issued) {
        List<UUID> keys = issued.values().stream()
                .map(Issued::paymentKey)
                .filter(Objects::nonNull)
                .toList();
        List<Issued> inOrder =
                numbers.stream().map(issued::get).filter(Objects::nonNull).toList();
        return payments.list(client, numbers, keys).flatMap(found -> withLoans(client, inOrder, found));
    }

    private Uni<List<Receipt>> withLoans(SqlClient client, List<Issued> issued, List<Payment> found) {
        Set<Long> ids = found.stream().map(Payment::loanId).collect(Collectors.toSet());
        return loans.list(client, ids).map(byId -> derive(issued, found, byId));
    }

    private static List<Receipt> derive(List<Issued> issued, List<Payment> found, Map<Long, Loan> loans) {
        Map<UUID, Payment> byKey = HashMap.newHashMap(found.size());
        Map<ReceiptNumber, Payment> byNumber = HashMap.newHashMap(found.size());
        for (Payment payment : found) {
            byKey.put(payment.key(), payment);
            byNumber.put(payment.receipt(), payment);
        }
        List<Receipt> receipts = new ArrayList<>(issued.size());
        for (Issued each : issued) {
            Payment payment = each.paymentKey() == null ? byNumber.get(each.number()) : byKey.get(each.paymentKey());
            Loan loan = payment == null ? null : loans.get(payment.loanId());
            add(receipts, each, payment, loan);
        }
        return receipts;
    }

    private static void add(List<Receipt> receipts, Issued issued, @Nullable Payment payment, @Nullable Loan loan) {
        if (payment != null && loan != null) {
            receipts.add(Receipt.of(issued, payment, loan));
        }
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
