package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.loan.ContactCorrections;
import io.muster.loan.ContactCorrections.Correction;
import io.muster.loan.ContactCorrections.Now;
import io.muster.loan.ContactCorrections.Past;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanContact;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How borrowers are reached, as staff look at it and correct it; any thread. */
@ApplicationScoped
public class BorrowerContacts {
    private final TenantDatabases databases;

    BorrowerContacts(TenantDatabases databases) {
        this.databases = databases;
    }

    /**
     * How a borrower is reached, and was before.
     *
     * @param past the latest first, {@value ContactCorrections#PAST_MAX} at most
     */
    public record Known(LoanContact now, List<Past> past) {}

    /** The loan was corrected {@value ContactCorrections#CORRECTIONS_MAX} times. */
    public static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("corrected too often", null, false, false);
        }
    }

    /** How a loan's borrower is reached; empty when the books have no such loan. */
    public Uni<Optional<Known>> find(TenantId tenant, LoanAccountNumber loan) {
        return databases
                .pool(tenant)
                .flatMap(pool -> ContactCorrections.find(pool, loan).flatMap(now -> known(pool, loan, now)));
    }

    /**
     * Corrects how a loan's borrower is reached; what was in force before stays on record, and what is as it is to be is left.
     *
     * @return empty when the books have no such loan; fails with {@link TooMany}
     */
    public Uni<Optional<Known>> correct(
            TenantId tenant, LoanAccountNumber loan, UnaryOperator<LoanContact> change, String by) {
        return databases.inTransaction(tenant, tx -> correct(tx, loan, change, by));
    }

    private static Uni<Optional<Known>> correct(
            SqlConnection tx, LoanAccountNumber loan, UnaryOperator<LoanContact> change, String by) {
        return ContactCorrections.lock(tx, loan)
                .call(found -> found.map(now -> correct(tx, now, change.apply(now.contact()), by))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> ContactCorrections.find(tx, loan))
                .flatMap(now -> known(tx, loan, now));
    }

    private static Uni<Void> correct(SqlConnection tx, Now now, LoanContact wanted, String by) {
        if (wanted.equals(now.contact())) {
            return Uni.createFrom().voidItem();
        }
        return now.corrections() >= ContactCorrections.CORRECTIONS_MAX
                ? Uni.createFrom().failure(TooMany::new)
                : ContactCorrections.correct(tx, List.of(new Correction(now.loanId(), wanted, null)), by, null);
    }

    private static Uni<Optional<Known>> known(SqlClient client, LoanAccountNumber loan, Optional<Now> now) {
        return now.map(each ->
                        ContactCorrections.list(client, loan).map(past -> Optional.of(new Known(each.contact(), past))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
