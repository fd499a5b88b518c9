package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.loan.Loan;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Loans;
import io.muster.posting.BusinessDays;
import io.muster.posting.PostingOrigin;
import io.muster.posting.Preview;
import io.muster.posting.Previews;
import io.muster.posting.UploadTrials;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.upload.Spool;
import io.muster.upload.Upload;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.RowCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one loan of an upload that was tried: reads its sheet again and judges that loan's rows, as they would post one
 * after the other. Nothing is kept of it; one at a time in a process.
 */
@ApplicationScoped
public class LoanLooks {
    /** Of one loan in one sheet; more are not shown. */
    static final int ROWS_MAX = 1_000;

    private static final Duration LOOK_MAX = Duration.ofSeconds(10);

    private final Tenants tenants;
    private final TenantDatabases databases;
    private final BusinessDays businessDays;
    private final UploadTrials trials;
    private final Spool spool;
    private final Loans loans;
    private final Previews previews;
    private final CollectionsRoad road;
    private final Readers readers;
    private final AtomicBoolean taken = new AtomicBoolean();

    LoanLooks(
            Tenants tenants,
            TenantDatabases databases,
            BusinessDays businessDays,
            UploadTrials trials,
            Spool spool,
            Loans loans,
            Previews previews,
            CollectionsRoad road,
            Readers readers) {
        this.tenants = tenants;
        this.databases = databases;
        this.businessDays = businessDays;
        this.trials = trials;
        this.spool = spool;
        this.loans = loans;
        this.previews = previews;
        this.road = road;
        this.readers = readers;
    }

    /** Somebody else is looking at a loan just now. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("one loan is looked at at a time", null, false, false);
        }
    }

    /**
     * The loan's rows in the upload's sheet.
     *
     * @return empty when the upload has no trial that understood it, or the books no such loan; fails with {@link Busy}, and
     *     with a timeout after ten seconds
     */
    public Uni<Optional<LoanLook>> of(TenantId tenant, Upload upload, LoanAccountNumber number) {
        return Uni.createFrom()
                .deferred(() -> taken.compareAndSet(false, true)
                        ? look(tenant, upload, number).onTermination().invoke(() -> taken.set(false))
                        : Uni.createFrom().failure(new Busy()))
                .ifNoItem()
                .after(LOOK_MAX)
                .fail();
    }

    private Uni<Optional<LoanLook>> look(TenantId tenant, Upload upload, LoanAccountNumber number) {
        return databases
                .pool(tenant)
                .flatMap(pool -> trials.findLast(pool, upload.id().value()))
                .map(found -> found.map(trial -> trial.layout()))
                .flatMap(layout -> layout.isPresent()
                        ? lines(tenant, upload, layout.get(), number)
                                .flatMap(lines -> judge(tenant, upload, number, lines))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<List<Judged.Accepted<CollectionLine>>> lines(
            TenantId tenant, Upload upload, String layout, LoanAccountNumber number) {
        return Uni.createFrom()
                .item(() -> SheetChoice.open(spool.open(tenant, upload), upload, SheetLayouts.reread(layout)))
                .runSubscriptionOn(readers.executor())
                .flatMap(sheet -> lines(sheet, number).onTermination().invoke(sheet::close));
    }

    private Uni<List<Judged.Accepted<CollectionLine>>> lines(SheetReading sheet, LoanAccountNumber number) {
        RowCheck<CollectionLine> check = road.check(sheet);
        return sheet.workbook()
                .lists(sheet.sheet(), ROWS_MAX, row -> line(sheet, check, row, number))
                .runSubscriptionOn(readers.executor())
                .toUni()
                .map(found -> found == null ? List.of() : found);
    }

    private static Judged.@Nullable Accepted<CollectionLine> line(
            SheetReading sheet, RowCheck<CollectionLine> check, RawRow row, LoanAccountNumber number) {
        return row.number() > sheet.header().rowNumber()
                        && !RowCheck.isBlank(row)
                        && check.check(row) instanceof Judged.Accepted<CollectionLine> accepted
                        && accepted.line().loan().equals(number)
                ? accepted
                : null;
    }

    private Uni<Optional<LoanLook>> judge(
            TenantId id, Upload upload, LoanAccountNumber number, List<Judged.Accepted<CollectionLine>> lines) {
        return tenants.find(id)
                .map(Optional::orElseThrow)
                .flatMap(tenant -> databases.inReadTransaction(id, tx -> judge(tx, tenant, upload, number, lines)));
    }

    private Uni<Optional<LoanLook>> judge(
            SqlConnection tx,
            Tenant tenant,
            Upload upload,
            LoanAccountNumber number,
            List<Judged.Accepted<CollectionLine>> lines) {
        return businessDays
                .current(tx, Instant.now())
                .map(day -> PostingOrigin.workbook(
                        upload.id().value(),
                        upload.content().bytes(),
                        upload.receivedBy(),
                        day,
                        tenant.keyIncludesLoan()))
                .flatMap(origin -> previews.judge(tx, origin, lines))
                .flatMap(found -> loans.find(tx, number).map(loan -> look(loan, found)));
    }

    private static Optional<LoanLook> look(Optional<Loan> loan, List<Preview> previews) {
        return loan.map(known -> LoanLook.of(known, previews));
    }
}
