package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.BusinessDays;
import io.muster.posting.CellEdits;
import io.muster.posting.Sittings;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What would go of an upload's edited rows, kept so that an edit has only the rows judged anew that it touched.
 *
 * <p>What is kept counts while nothing but edits happens: on another day, or when a child was sent, ended or came back, all
 * edited rows are read again, a page at a time. It is a sum for people to look at: sending counts what it writes. Any thread.
 */
@ApplicationScoped
class MendedCounts {
    private static final int PAGE_ROWS = 500;

    /** Uploads at once; what nobody asked for lately is forgotten with all others. */
    private static final int KEPT_MAX = 200;

    private final TenantDatabases databases;
    private final Sittings sittings;
    private final CellEdits edits;
    private final CorrectionRows rows;
    private final Map<Of, Counted> kept = new ConcurrentHashMap<>();

    MendedCounts(TenantDatabases databases, Sittings sittings, CellEdits edits, CorrectionRows rows) {
        this.databases = databases;
        this.sittings = sittings;
        this.edits = edits;
        this.rows = rows;
    }

    private record Of(TenantId tenant, UploadId upload) {}

    /** An edited row: whether it goes, and with how much. */
    private record Edited(boolean goes, long paise) {}

    /** The edited rows as they were, when nothing newer than the mark had happened, or a little later. */
    private record Counted(Sittings.Mark mark, LocalDate day, Map<Integer, Edited> rows) {
        boolean holds(Sittings.Mark now, LocalDate today) {
            return day.equals(today) && mark.children().equals(now.children());
        }

        Counted with(Sittings.Mark now, List<MendedRow> touched) {
            Map<Integer, Edited> after = new HashMap<>(rows);
            for (MendedRow row : touched) {
                switch (row.now().state()) {
                    case UNTOUCHED, SENT -> after.remove(row.number());
                    default ->
                        after.put(
                                row.number(),
                                new Edited(row.now().state().goes(), row.now().amountPaise()));
                }
            }
            return new Counted(now, day, after);
        }

        Corrections.Mended sum() {
            List<Edited> going = rows.values().stream().filter(Edited::goes).toList();
            long paise = going.stream().mapToLong(Edited::paise).sum();
            return new Corrections.Mended(going.size(), paise, rows.size() - going.size());
        }
    }

    /** What would go now, and what would stay. */
    Uni<Corrections.Mended> count(TenantId tenant, Upload upload) {
        LocalDate today = BusinessDays.inIndia(Instant.now());
        return databases
                .pool(tenant)
                .flatMap(pool -> sittings.mark(pool, upload.id().value()))
                .flatMap(mark -> counted(tenant, upload, mark, today))
                .invoke(counted -> keep(new Of(tenant, upload.id()), counted))
                .map(Counted::sum);
    }

    private Uni<Counted> counted(TenantId tenant, Upload upload, Sittings.Mark mark, LocalDate today) {
        Counted known = kept.get(new Of(tenant, upload.id()));
        if (known == null || !known.holds(mark, today)) {
            Counted none = new Counted(mark, today, Map.of());
            return rows.sheet(tenant, upload).flatMap(sheet -> all(tenant, upload, sheet, none, 0));
        }
        return known.mark().newestEdit() >= mark.newestEdit()
                ? Uni.createFrom().item(known)
                : rows.sheet(tenant, upload)
                        .flatMap(sheet -> touched(tenant, upload, sheet, known))
                        .map(touched -> known.with(mark, touched));
    }

    private Uni<List<MendedRow>> touched(TenantId tenant, Upload upload, MendedSheet sheet, Counted known) {
        return databases
                .pool(tenant)
                .flatMap(pool -> edits.since(
                                pool, upload.id().value(), known.mark().newestEdit())
                        .flatMap(numbers -> rows.list(pool, upload, sheet, numbers)));
    }

    private Uni<Counted> all(TenantId tenant, Upload upload, MendedSheet sheet, Counted before, int afterRow) {
        return rows.editedByThemselves(tenant, upload, sheet, afterRow, PAGE_ROWS)
                .flatMap(page -> page.size() < PAGE_ROWS
                        ? Uni.createFrom().item(before.with(before.mark(), page))
                        : all(
                                tenant,
                                upload,
                                sheet,
                                before.with(before.mark(), page),
                                page.getLast().number()));
    }

    private void keep(Of of, Counted counted) {
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        kept.put(of, counted);
    }
}
