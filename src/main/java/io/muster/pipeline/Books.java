package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.loan.Loan;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Loans;
import io.muster.posting.BusinessDays;
import io.muster.posting.FirstKeys;
import io.muster.posting.Payment;
import io.muster.posting.PaymentPlace;
import io.muster.posting.Payments;
import io.muster.posting.ReceiptNumber;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowVerdicts;
import io.muster.receipt.Receipt;
import io.muster.receipt.Receipts;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One lender's books, for whoever only reads them: each method is a short read of its own on the lender's pool.
 *
 * <p>Callers may be on any thread; every method fails as {@link TenantDatabases#pool} does.
 */
@ApplicationScoped
public class Books {
    private static final Set<RowVerdict.Kind> TO_MEND = Set.of(RowVerdict.Kind.REJECTED, RowVerdict.Kind.REFUSED);

    private final TenantDatabases databases;
    private final Loans loans;
    private final Payments payments;
    private final Receipts receipts;
    private final RowVerdicts verdicts;
    private final BusinessDays businessDays;
    private final FirstKeys firstKeys;

    Books(
            TenantDatabases databases,
            Loans loans,
            Payments payments,
            Receipts receipts,
            RowVerdicts verdicts,
            BusinessDays businessDays,
            FirstKeys firstKeys) {
        this.databases = databases;
        this.loans = loans;
        this.payments = payments;
        this.receipts = receipts;
        this.verdicts = verdicts;
        this.businessDays = businessDays;
        this.firstKeys = firstKeys;
    }

    /** The loan of this number with its schedule. */
    public Uni<Optional<Loan>> loan(TenantId tenant, LoanAccountNumber number) {
        return databases.pool(tenant).flatMap(pool -> loans.find(pool, number));
    }

    /** A loan's payments by value date, amount and version, those after a place. */
    public Uni<List<Payment>> paymentsOfLoan(TenantId tenant, LoanAccountNumber number, PaymentPlace after, int limit) {
        return databases.pool(tenant).flatMap(pool -> payments.listOfLoan(pool, number, after, limit));
    }

    /** A loan's latest payments by value date, amount and version, those before a place, the latest first. */
    public Uni<List<Payment>> latestPaymentsOfLoan(
            TenantId tenant, LoanAccountNumber number, PaymentPlace before, int limit) {
        return databases.pool(tenant).flatMap(pool -> payments.latestOfLoan(pool, number, before, limit));
    }

    /** An upload's payments by row, those after a row (0 for all). */
    public Uni<List<Payment>> paymentsOfUpload(TenantId tenant, UploadId upload, int afterRow, int limit) {
        return databases.pool(tenant).flatMap(pool -> payments.listOfUpload(pool, upload.value(), afterRow, limit));
    }

    /** The receipt of this number. */
    public Uni<Optional<Receipt>> receipt(TenantId tenant, ReceiptNumber number) {
        return databases.pool(tenant).flatMap(pool -> receipts.find(pool, number));
    }

    /** The receipts of these numbers in their order; numbers never issued are left out. */
    public Uni<List<Receipt>> receipts(TenantId tenant, List<ReceiptNumber> numbers) {
        return databases.pool(tenant).flatMap(pool -> receipts.list(pool, numbers));
    }

    /** The day on which the lender's books are. */
    public Uni<LocalDate> businessDate(TenantId tenant) {
        return databases.pool(tenant).flatMap(pool -> businessDays.current(pool, Instant.now()));
    }

    /** An upload's verdicts of these kinds by row, those after a row (0 for all); never those of posted rows. */
    public Uni<List<RowVerdict>> verdicts(
            TenantId tenant, UploadId upload, int afterRow, int limit, Set<RowVerdict.Kind> kinds) {
        return databases.pool(tenant).flatMap(pool -> verdicts.page(pool, upload.value(), afterRow, limit, kinds));
    }

    /**
     * Rows that did not pass, those after a row (0 for all), each with the key that its correction carries: the first that it
     * had, if it was a correction itself.
     */
    public Uni<List<RowVerdict>> toMend(TenantId tenant, Upload upload, int afterRow, int limit) {
        return databases
                .pool(tenant)
                .flatMap(pool -> verdicts.page(pool, upload.id().value(), afterRow, limit, TO_MEND)
                        .flatMap(rows -> firstKeys.of(pool, upload.findings().header(), rows)));
    }

    /** What became of a row, posted ones included; empty while it has no verdict. */
    public Uni<Optional<RowVerdict>> verdict(TenantId tenant, UploadId upload, int rowNumber) {
        return databases.pool(tenant).flatMap(pool -> verdicts.find(pool, upload.value(), rowNumber));
    }
}
