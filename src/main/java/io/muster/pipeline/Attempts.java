package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.BusinessDays;
import io.muster.posting.PostingOrigin;
import io.muster.tenant.SheetLayouts;
import io.muster.upload.Claims;
import io.muster.upload.Findings;
import io.muster.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;

/** Takes an upload's rows down the road of its kind: opens the workbook, notes what was found, posts. */
@ApplicationScoped
class Attempts {
    private final TenantDatabases databases;
    private final BusinessDays businessDays;
    private final Sheets sheets;
    private final Claims claims;
    private final Readers readers;
    private final BatchPosting posting;
    private final Gate gate;
    private final CollectionsRoad collections;
    private final LoanBookRoad loanBook;
    private final BatchRows batchRows;
    private final Motion motion;
    private final RoadMetrics metrics;

    Attempts(
            TenantDatabases databases,
            BusinessDays businessDays,
            Sheets sheets,
            Claims claims,
            Readers readers,
            BatchPosting posting,
            Gate gate,
            CollectionsRoad collections,
            LoanBookRoad loanBook,
            IngestConfig config,
            Motion motion,
            RoadMetrics metrics) {
        this.databases = databases;
        this.businessDays = businessDays;
        this.sheets = sheets;
        this.claims = claims;
        this.readers = readers;
        this.posting = posting;
        this.gate = gate;
        this.collections = collections;
        this.loanBook = loanBook;
        this.batchRows = new BatchRows(config.batchRowsMax());
        this.motion = motion;
        this.metrics = metrics;
    }

    /**
     * Posts every row behind the checkpoints; fails with {@link io.muster.rows.UnreadableWorkbook} where the workbook
     * ends badly.
     */
    Uni<Attempt.End> post(Attempt attempt) {
        motion.began(attempt.claim().uploadId());
        metrics.began(attempt);
        // The workbook last: nothing that may fail stands between its opening and its closing
        return businessDate(attempt)
                .flatMap(businessDate -> sheets.open(attempt).flatMap(sheet -> post(attempt, sheet, businessDate)))
                .onTermination()
                .invoke(() -> motion.ended(attempt.claim().uploadId()))
                .onTermination()
                .invoke(() -> metrics.left(attempt));
    }

    private Uni<Attempt.End> post(Attempt attempt, SheetReading sheet, LocalDate businessDate) {
        return databases
                .inTransaction(
                        attempt.tenant().id(),
                        tx -> claims.found(tx, attempt.claim(), findings(sheet), SheetLayouts.print(sheet.layout())))
                .chain(() -> run(attempt, sheet, businessDate))
                .map(_ -> attempt.ended())
                .onTermination()
                .invoke(sheet::close);
    }

    private Uni<LocalDate> businessDate(Attempt attempt) {
        return databases.pool(attempt.tenant().id()).flatMap(pool -> businessDays.current(pool, Instant.now()));
    }

    private Uni<Void> run(Attempt attempt, SheetReading sheet, LocalDate businessDate) {
        Batch.Frame frame = new Batch.Frame(
                attempt.tenant(), attempt.claim(), origin(attempt, businessDate), new Optimism(), attempt.span());
        return switch (attempt.claim().upload().kind()) {
            case COLLECTIONS -> run(collections, attempt, sheet, frame);
            case LOAN_BOOK -> run(loanBook, attempt, sheet, frame);
        };
    }

    private <L> Uni<Void> run(Road<L> road, Attempt attempt, SheetReading sheet, Batch.Frame frame) {
        attempt.seat()
                .expect(sheet.rowsExpected() - attempt.claim().upload().tally().rows());
        return new UploadRun<>(
                        road, frame, attempt.done(), posting, gate, attempt.seat(), batchRows.after(failures(attempt)))
                .post(
                        sheet,
                        attempt,
                        readers.executor(),
                        took -> metrics.took("read", took),
                        () -> motion.moved(attempt.claim().uploadId()));
    }

    /** In a row, before this attempt. */
    private static int failures(Attempt attempt) {
        return attempt.claim().upload().failures();
    }

    static PostingOrigin origin(Attempt attempt, LocalDate businessDate) {
        Upload upload = attempt.claim().upload();
        return PostingOrigin.workbook(
                upload.id().value(),
                upload.content().bytes(),
                upload.receivedBy(),
                businessDate,
                attempt.tenant().keyIncludesLoan());
    }

    static Findings findings(SheetReading sheet) {
        return new Findings(
                sheet.sheet().name(), sheet.header().rowNumber(), sheet.header().headers(), sheet.rowsExpected(), 0);
    }
}
