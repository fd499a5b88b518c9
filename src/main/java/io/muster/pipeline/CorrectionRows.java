package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.BusinessDays;
import io.muster.posting.CellEdit;
import io.muster.posting.CellEdits;
import io.muster.posting.FirstKeys;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowsToMend;
import io.muster.posting.Sittings;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadLayouts;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of an upload that did not pass, with what people wrote into them and what would become of them now. */
@ApplicationScoped
class CorrectionRows {
    private final TenantDatabases databases;
    private final UploadLayouts layouts;
    private final RowsToMend rows;
    private final CellEdits edits;
    private final Sittings sittings;
    private final FirstKeys firstKeys;
    private final RowRecheck recheck;

    CorrectionRows(
            TenantDatabases databases,
            UploadLayouts layouts,
            RowsToMend rows,
            CellEdits edits,
            Sittings sittings,
            FirstKeys firstKeys,
            RowRecheck recheck) {
        this.databases = databases;
        this.layouts = layouts;
        this.rows = rows;
        this.edits = edits;
        this.sittings = sittings;
        this.firstKeys = firstKeys;
        this.recheck = recheck;
    }

    /** The sheet as which mended rows would go today; fails with {@link CorrectionRefused} when it was never read. */
    Uni<MendedSheet> sheet(TenantId tenant, Upload upload) {
        return databases
                .pool(tenant)
                .flatMap(pool -> layouts.find(pool, upload.id()))
                .map(layout -> layout.map(SheetLayouts::reread)
                        .flatMap(read ->
                                MendedSheet.of(MendedSheet.headerOf(upload), read, BusinessDays.inIndia(Instant.now())))
                        .orElseThrow(() -> new CorrectionRefused(CorrectionRefused.Why.NOT_READ)));
    }

    /** A page of rows, those after a row, judged by themselves and by the books. */
    Uni<List<MendedRow>> page(
            TenantId tenant, Upload upload, MendedSheet sheet, RowsToMend.Filter filter, int afterRow, int limit) {
        return databases
                .pool(tenant)
                .flatMap(pool -> rows.page(pool, upload.id().value(), filter, afterRow, limit)
                        .flatMap(found -> mended(pool, upload, sheet, found)))
                .flatMap(found -> recheck.byTheBooks(tenant, sheet, found));
    }

    /** A page of the rows that are edited and not sent, judged by themselves and by the books. */
    Uni<List<MendedRow>> edited(TenantId tenant, Upload upload, MendedSheet sheet, int afterRow, int limit) {
        return editedByThemselves(tenant, upload, sheet, afterRow, limit)
                .flatMap(found -> recheck.byTheBooks(tenant, sheet, found));
    }

    /** As {@link #edited}, without asking the books. */
    Uni<List<MendedRow>> editedByThemselves(
            TenantId tenant, Upload upload, MendedSheet sheet, int afterRow, int limit) {
        return databases
                .pool(tenant)
                .flatMap(pool -> edits.edited(pool, upload.id().value(), afterRow, limit)
                        .flatMap(numbers -> list(pool, upload, sheet, numbers)));
    }

    /** These rows, judged by themselves and by the books. */
    Uni<List<MendedRow>> list(TenantId tenant, Upload upload, MendedSheet sheet, Collection<Integer> numbers) {
        return databases
                .pool(tenant)
                .flatMap(pool -> list(pool, upload, sheet, numbers))
                .flatMap(found -> recheck.byTheBooks(tenant, sheet, found));
    }

    /** These rows, judged by themselves, over a connection that the caller has. */
    Uni<List<MendedRow>> list(SqlClient client, Upload upload, MendedSheet sheet, Collection<Integer> numbers) {
        return numbers.isEmpty()
                ? Uni.createFrom().item(List.of())
                : rows.list(client, upload.id().value(), numbers)
                        .flatMap(found -> mended(client, upload, sheet, found));
    }

    /** Judged on a worker's thread: many rows are too much work for the client's event loop. */
    private Uni<List<MendedRow>> mended(SqlClient client, Upload upload, MendedSheet sheet, List<RowVerdict> verdicts) {
        if (verdicts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID id = upload.id().value();
        List<Integer> numbers = verdicts.stream().map(RowVerdict::rowNumber).toList();
        return firstKeys
                .of(client, sheet.header(), verdicts)
                .flatMap(keyed -> edits.standing(client, id, numbers)
                        .flatMap(standing -> sittings.sent(client, id, numbers)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(sent -> mended(sheet, keyed, standing, sent))));
    }

    private static List<MendedRow> mended(
            MendedSheet sheet, List<RowVerdict> verdicts, List<CellEdit.Standing> standing, Map<Integer, UUID> sent) {
        Map<Integer, List<CellEdit.Standing>> byRow = new HashMap<>();
        standing.forEach(cell ->
                byRow.computeIfAbsent(cell.row(), _ -> new ArrayList<>()).add(cell));
        return verdicts.stream()
                .map(verdict -> mended(
                        sheet,
                        verdict,
                        byRow.getOrDefault(verdict.rowNumber(), List.of()),
                        sent.get(verdict.rowNumber())))
                .toList();
    }

    private static MendedRow mended(
            MendedSheet sheet, RowVerdict verdict, List<CellEdit.Standing> standing, @Nullable UUID child) {
        List<String> cells = verdict.cells();
        TreeSet<Integer> edited = new TreeSet<>();
        boolean kept = false;
        for (CellEdit.Standing cell : standing) {
            String was = cell.col() < cells.size() ? cells.get(cell.col()) : "";
            kept |= cell.how() == CellEdit.How.KEPT;
            if (!cell.text().equals(was)) {
                cells = Suggestions.with(cells, cell.col(), cell.text());
                edited.add(cell.col());
            }
        }
        MendedRow row = new MendedRow(verdict, cells, edited, untouched(verdict));
        if (child != null) {
            return row.with(new MendedRow.Now(MendedRow.State.SENT, verdict.amountPaise(), List.of(), child));
        }
        return kept || !edited.isEmpty() ? row.with(byItself(sheet, row)) : row;
    }

    private static MendedRow.Now untouched(RowVerdict verdict) {
        return new MendedRow.Now(MendedRow.State.UNTOUCHED, verdict.amountPaise(), List.of(), null);
    }

    private static MendedRow.Now byItself(MendedSheet sheet, MendedRow row) {
        return switch (sheet.check(row.verdict(), row.cells())) {
            case Judged.Accepted<?> accepted ->
                new MendedRow.Now(MendedRow.State.RIGHT, RowRecheck.paise(accepted), List.of(), null);
            case Judged.Rejected<?> rejected ->
                new MendedRow.Now(MendedRow.State.STILL_WRONG, rejected.amountPaise(), rejected.reasons(), null);
        };
    }
}
