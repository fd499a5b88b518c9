package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.posting.BusinessDays;
import io.muster.posting.Trial;
import io.muster.posting.UploadTrials;
import io.muster.tenant.RememberedMapping;
import io.muster.tenant.SheetLayouts;
import io.muster.upload.Ask;
import io.muster.upload.Claims;
import io.muster.upload.DecisionLog;
import io.muster.upload.Ends;
import io.muster.upload.Found;
import io.muster.upload.UploadState;
import io.muster.upload.Wish;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads an upload's rows and judges them against the books, and writes no money: what it finds, and where the upload goes
 * from there, is one write under the claim's token.
 */
@ApplicationScoped
class Trials {
    private final TenantDatabases databases;
    private final BusinessDays businessDays;
    private final Claims claims;
    private final Ends ends;
    private final DecisionLog decisions;
    private final UploadTrials trials;
    private final Sheets sheets;
    private final Readers readers;
    private final CollectionsRoad collections;
    private final LoanBookRoad loanBook;
    private final LargeTrials large;
    private final Motion motion;
    private final IngestConfig config;
    private final BatchRows batchRows;
    private final String version;

    Trials(
            TenantDatabases databases,
            BusinessDays businessDays,
            Claims claims,
            Ends ends,
            DecisionLog decisions,
            UploadTrials trials,
            Sheets sheets,
            Readers readers,
            CollectionsRoad collections,
            LoanBookRoad loanBook,
            LargeTrials large,
            Motion motion,
            IngestConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.databases = databases;
        this.businessDays = businessDays;
        this.claims = claims;
        this.ends = ends;
        this.decisions = decisions;
        this.trials = trials;
        this.sheets = sheets;
        this.readers = readers;
        this.collections = collections;
        this.loanBook = loanBook;
        this.large = large;
        this.motion = motion;
        this.config = config;
        this.batchRows = new BatchRows(config.batchRowsMax());
        this.version = version;
    }

    /** Fails with {@link io.muster.rows.UnreadableWorkbook} where the workbook ends badly. */
    Uni<Attempt.End> run(Attempt attempt) {
        motion.began(attempt.claim().uploadId());
        // The workbook last: nothing that may fail stands between its opening and its closing
        return businessDate(attempt)
                .flatMap(day -> sheets.look(attempt).flatMap(looked -> run(attempt, day, looked)))
                .onTermination()
                .invoke(() -> motion.ended(attempt.claim().uploadId()));
    }

    private Uni<Attempt.End> run(Attempt attempt, LocalDate day, SheetLook.Looked looked) {
        return switch (looked) {
            case SheetLook.Unsure unsure -> ask(attempt, day, unsure);
            case SheetLook.Understood(SheetReading sheet, RememberedMapping by) ->
                look(attempt, day, sheet, by).onTermination().invoke(sheet::close);
        };
    }

    private Uni<Attempt.End> ask(Attempt attempt, LocalDate day, SheetLook.Unsure unsure) {
        Trial trial = new Trial(
                number(attempt),
                null,
                day,
                unsure.sheet(),
                unsure.guess().headerRow(),
                unsure.guess().header(),
                null,
                Trial.Totals.NONE,
                0,
                0,
                Set.of(),
                version,
                List.of(),
                List.of(),
                unsure.guess());
        return end(attempt, tx -> ask(tx, attempt, trial));
    }

    private Uni<Attempt.End> ask(SqlConnection tx, Attempt attempt, Trial trial) {
        return trials.add(tx, attempt.claim().uploadId().value(), trial)
                .chain(() -> ends.hold(tx, attempt.claim(), Ask.MAPPING, null, trial.number()))
                .replaceWith(new Attempt.Tried(Ask.MAPPING));
    }

    private Uni<Attempt.End> look(Attempt attempt, LocalDate day, SheetReading sheet, @Nullable RememberedMapping by) {
        return databases
                .inTransaction(
                        attempt.tenant().id(),
                        tx -> claims.found(
                                tx, attempt.claim(), Attempts.findings(sheet), SheetLayouts.print(sheet.layout())))
                .chain(() -> large.unlessBusy(
                        attempt.claim().uploadId(), sheet.rowsExpected(), () -> count(attempt, day, sheet)))
                .flatMap(counted -> counted.map(found -> end(attempt, day, sheet, by, found))
                        .orElseGet(() -> waitOutside(attempt)));
    }

    private Uni<Attempt.End> end(
            Attempt attempt,
            LocalDate day,
            SheetReading sheet,
            @Nullable RememberedMapping by,
            TrialRun.Findings found) {
        return attempt.mustEnd()
                ? Uni.createFrom().item(attempt.ended())
                : end(attempt, tx -> end(tx, attempt, trial(attempt, day, sheet, found), by));
    }

    /** The place is for others meanwhile, and nobody has to be asked before the upload is discarded. */
    private static Uni<Attempt.End> waitOutside(Attempt attempt) {
        LOG.trialWaits(attempt.claim().uploadId(), attempt.tenant().id());
        return Uni.createFrom().item(attempt.wish().get() == null ? new Attempt.Interrupted() : attempt.ended());
    }

    private Uni<TrialRun.Findings> count(Attempt attempt, LocalDate day, SheetReading sheet) {
        return switch (attempt.claim().upload().kind()) {
            case COLLECTIONS -> count(collections, attempt, day, sheet);
            case LOAN_BOOK -> count(loanBook, attempt, day, sheet);
        };
    }

    private <L> Uni<TrialRun.Findings> count(Road<L> road, Attempt attempt, LocalDate day, SheetReading sheet) {
        attempt.seat().expect(sheet.rowsExpected());
        return new TrialRun<>(
                        databases,
                        road,
                        attempt,
                        Attempts.origin(attempt, day),
                        batchRows.after(attempt.claim().upload().failures()),
                        config.batchTimeMax(),
                        sheet.rowsExpected())
                .look(
                        sheet,
                        readers.executor(),
                        () -> motion.moved(attempt.claim().uploadId()));
    }

    private Trial trial(Attempt attempt, LocalDate day, SheetReading sheet, TrialRun.Findings found) {
        TrialCount count = found.count();
        return new Trial(
                number(attempt),
                null,
                day,
                sheet.sheet().name(),
                sheet.header().rowNumber(),
                sheet.header().headers(),
                SheetLayouts.print(sheet.layout()),
                count.totals(),
                count.done(),
                count.notData(),
                found.mends(),
                version,
                count.reasons(),
                count.firstRows(),
                null);
    }

    /** What somebody has wished since the last heartbeat comes first: what a trial has come to is no answer to a discard. */
    private Uni<Attempt.End> end(Attempt attempt, Function<SqlConnection, Uni<Attempt.End>> otherwise) {
        return databases
                .inTransaction(
                        attempt.tenant().id(),
                        tx -> claims.lockWish(tx, attempt.claim())
                                .flatMap(wish -> wish.map(Trials::halted).orElseGet(() -> otherwise.apply(tx))))
                .invoke(end -> noteEnd(attempt, end));
    }

    private static Uni<Attempt.End> halted(Wish wish) {
        return Uni.createFrom().item(new Attempt.Halted(wish));
    }

    private Uni<Attempt.End> end(SqlConnection tx, Attempt attempt, Trial trial, @Nullable RememberedMapping by) {
        Trial.Count all = trial.totals().all();
        Found found = new Found(all.rows(), all.paise(), trial.notData());
        return noteRemembered(tx, attempt, by)
                .chain(() ->
                        claims.progress(tx, attempt.claim(), attempt.rowsRead().get()))
                .chain(() -> trials.add(tx, attempt.claim().uploadId().value(), trial))
                .chain(() -> ends.tried(tx, attempt.claim(), found, trial.number()))
                .map(to -> new Attempt.Tried(to instanceof UploadState.Held held ? held.ask() : null));
    }

    /** Before it is told whom the upload asks: whoever chose its columns is not to approve it. */
    private Uni<Void> noteRemembered(SqlConnection tx, Attempt attempt, @Nullable RememberedMapping by) {
        return by == null
                ? Uni.createFrom().voidItem()
                : decisions.noteMappedBefore(tx, attempt.claim().upload(), by);
    }

    private static void noteEnd(Attempt attempt, Attempt.End end) {
        if (end instanceof Attempt.Tried tried) {
            Ask ask = tried.ask();
            LOG.uploadTried(
                    attempt.claim().uploadId(),
                    attempt.tenant().id(),
                    attempt.rowsRead().get(),
                    ask == null ? "nothing" : ask.slug());
        }
    }

    private static int number(Attempt attempt) {
        return attempt.claim().upload().trial() + 1;
    }

    private Uni<LocalDate> businessDate(Attempt attempt) {
        return databases.pool(attempt.tenant().id()).flatMap(pool -> businessDays.current(pool, Instant.now()));
    }
}
