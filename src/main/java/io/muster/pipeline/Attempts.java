package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.BusinessDays;
import io.muster.posting.PostingOrigin;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.TenantLayouts;
import io.muster.upload.Claims;
import io.muster.upload.Findings;
import io.muster.upload.Spool;
import io.muster.upload.SpooledFileLost;
import io.muster.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/** Takes an upload's rows down the road of its kind: opens the workbook, notes what was found, posts. */
@ApplicationScoped
class Attempts {
    /** About four minutes, by the growing waits: a mount comes back, caches of attributes run out, a sender sends again. */
    private static final int FAILURES_UNTIL_LOST = 8;

    private final TenantDatabases databases;
    private final TenantLayouts layouts;
    private final BusinessDays businessDays;
    private final Spool spool;
    private final Claims claims;
    private final Readers readers;
    private final BatchPosting posting;
    private final Gate gate;
    private final CollectionsRoad collections;
    private final LoanBookRoad loanBook;
    private final BatchRows batchRows;
    private final Motion motion;

    Attempts(
            TenantDatabases databases,
            TenantLayouts layouts,
            BusinessDays businessDays,
            Spool spool,
            Claims claims,
            Readers readers,
            BatchPosting posting,
            Gate gate,
            CollectionsRoad collections,
            LoanBookRoad loanBook,
            IngestConfig config,
            Motion motion) {
        this.databases = databases;
        this.layouts = layouts;
        this.businessDays = businessDays;
        this.spool = spool;
        this.claims = claims;
        this.readers = readers;
        this.posting = posting;
        this.gate = gate;
        this.collections = collections;
        this.loanBook = loanBook;
        this.batchRows = new BatchRows(config.batchRowsMax());
        this.motion = motion;
    }

    /**
     * Posts every row behind the checkpoints; fails with {@link io.muster.rows.UnreadableWorkbook} where the workbook
     * ends badly.
     */
    Uni<Attempt.End> post(Attempt attempt) {
        motion.began(attempt.claim().uploadId());
        // The workbook last: nothing that may fail stands between its opening and its closing
        return businessDate(attempt)
                .flatMap(businessDate -> open(attempt).flatMap(sheet -> post(attempt, sheet, businessDate)))
                .onTermination()
                .invoke(() -> motion.ended(attempt.claim().uploadId()));
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

    private Uni<SheetReading> open(Attempt attempt) {
        Upload upload = attempt.claim().upload();
        return layout(attempt).emitOn(readers.executor()).map(layout -> open(attempt, upload, layout));
    }

    /** Once rows have their verdicts, the others are read as these were, whatever the lender's layout says by now. */
    private Uni<SheetLayout> layout(Attempt attempt) {
        String kept = attempt.claim().layout();
        return attempt.claim().resumes() && kept != null
                ? Uni.createFrom().item(SheetLayouts.reread(kept))
                : layouts.get(attempt.tenant().id(), attempt.claim().upload().kind());
    }

    private SheetReading open(Attempt attempt, Upload upload, SheetLayout layout) {
        SheetReading sheet = SheetChoice.open(find(attempt), upload, layout);
        if (attempt.claim().resumes() && !sheet.isAsFound(upload.findings())) {
            sheet.close();
            throw readOtherwise(upload.findings());
        }
        return sheet;
    }

    private Path find(Attempt attempt) {
        try {
            return spool.open(attempt.tenant().id(), attempt.claim().upload());
        } catch (SpooledFileLost lost) {
            if (failures(attempt) < FAILURES_UNTIL_LOST) {
                throw lost;
            }
            throw new UnreadableWorkbook(
                    "workbook-missing",
                    "Muster no longer has this workbook as it was sent.",
                    "Send the same file again: it goes on behind the rows that have a verdict.",
                    0);
        }
    }

    private static UnreadableWorkbook readOtherwise(Findings before) {
        return new UnreadableWorkbook(
                "read-otherwise",
                "Rows were posted from the sheet " + before.sheet() + " under the header in row " + before.headerRow()
                        + ", and Muster would read another sheet or header by now.",
                "What was posted stays posted. Copy the rows that have no verdict into a new workbook and send that.",
                0);
    }

    private Uni<LocalDate> businessDate(Attempt attempt) {
        return databases.pool(attempt.tenant().id()).flatMap(pool -> businessDays.current(pool, Instant.now()));
    }

    private Uni<Void> run(Attempt attempt, SheetReading sheet, LocalDate businessDate) {
        Batch.Frame frame =
                new Batch.Frame(attempt.tenant(), attempt.claim(), origin(attempt, businessDate), new Optimism());
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
                        () -> motion.moved(attempt.claim().uploadId()));
    }

    /** In a row, before this attempt. */
    private static int failures(Attempt attempt) {
        return attempt.claim().upload().failures();
    }

    private static PostingOrigin origin(Attempt attempt, LocalDate businessDate) {
        Upload upload = attempt.claim().upload();
        return PostingOrigin.workbook(
                upload.id().value(),
                upload.content().bytes(),
                upload.receivedBy(),
                businessDate,
                attempt.tenant().keyIncludesLoan());
    }

    private static Findings findings(SheetReading sheet) {
        return new Findings(
                sheet.sheet().name(), sheet.header().rowNumber(), sheet.header().headers(), sheet.rowsExpected(), 0);
    }
}
