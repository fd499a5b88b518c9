package io.muster.receipt;

import io.muster.loan.Loans;
import io.muster.posting.Payment;
import io.muster.posting.Payments;
import io.muster.posting.ReceiptNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Looks receipts up; any thread, answers on the client's event loop. */
@ApplicationScoped
public class Receipts {
    private final Payments payments;
    private final Loans loans;

    public Receipts(Payments payments, Loans loans) {
        this.payments = payments;
        this.loans = loans;
    }

    /** The receipt of this number; empty when none was issued. */
    public Uni<Optional<Receipt>> find(SqlClient client, ReceiptNumber number) {
        return payments.find(client, number)
                .flatMap(found -> found.map(payment -> withLoan(client, payment))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Receipt>> withLoan(SqlClient client, Payment payment) {
        return loans.find(client, payment.loan()).map(found -> found.map(loan -> Receipt.of(payment, loan)));
    }
}
