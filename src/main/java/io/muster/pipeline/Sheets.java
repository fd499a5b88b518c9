package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.RememberedMapping;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.SheetMapping;
import io.muster.tenant.SheetMappings;
import io.muster.tenant.TenantId;
import io.muster.tenant.TenantLayouts;
import io.muster.upload.ChosenMappings;
import io.muster.upload.Findings;
import io.muster.upload.Spool;
import io.muster.upload.SpooledFileLost;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.UploadLayouts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds an attempt's workbook in the spool and opens its sheet, on a reader's thread; whoever gets a sheet closes it. */
@ApplicationScoped
class Sheets {
    /** About four minutes, by the growing waits: a mount comes back, caches of attributes run out, a sender sends again. */
    private static final int FAILURES_UNTIL_LOST = 8;

    private final TenantDatabases databases;
    private final TenantLayouts layouts;
    private final SheetMappings mappings;
    private final ChosenMappings chosen;
    private final UploadLayouts read;
    private final Spool spool;
    private final Readers readers;

    Sheets(
            TenantDatabases databases,
            TenantLayouts layouts,
            SheetMappings mappings,
            ChosenMappings chosen,
            UploadLayouts read,
            Spool spool,
            Readers readers) {
        this.databases = databases;
        this.layouts = layouts;
        this.mappings = mappings;
        this.chosen = chosen;
        this.read = read;
        this.spool = spool;
        this.readers = readers;
    }

    /**
     * Opens the sheet to post it: as the trial read it that somebody may have approved, and as the rows were read that have
     * their verdicts, whatever the lender's layout says by now. Fails with {@link UnreadableWorkbook} when that cannot be.
     */
    Uni<SheetReading> open(Attempt attempt) {
        return keepsLayout(attempt)
                ? onReader(SheetLayouts.reread(layout(attempt))).map(layout -> reopen(attempt, layout))
                : lenders(attempt).map(layout -> SheetChoice.open(find(attempt), upload(attempt), layout));
    }

    /** Opens the sheet to look at it, by what people have said of its columns; as {@link SheetLook#at}. */
    Uni<SheetLook.Looked> look(Attempt attempt) {
        if (attempt.claim().resumes()) {
            return open(attempt).map(sheet -> new SheetLook.Understood(sheet, null));
        }
        TenantId tenant = attempt.tenant().id();
        return Uni.combine()
                .all()
                .unis(
                        lenders(attempt),
                        own(attempt),
                        mappings.list(tenant, upload(attempt).kind()))
                .with(Sheets::look)
                .emitOn(readers.executor())
                .map(look -> look.at(find(attempt), upload(attempt)));
    }

    private static SheetLook look(
            SheetLayout layout, Optional<SheetMapping> own, Map<String, RememberedMapping> remembered) {
        return new SheetLook(layout, own.orElse(null), remembered);
    }

    private Uni<Optional<SheetMapping>> own(Attempt attempt) {
        return databases
                .pool(attempt.tenant().id())
                .flatMap(pool -> chosen.find(pool, attempt.claim().uploadId()));
    }

    /** Mended rows are read as the sheet from which they come. */
    private Uni<SheetLayout> lenders(Attempt attempt) {
        UploadId parent = upload(attempt).parent();
        Uni<SheetLayout> own =
                layouts.get(attempt.tenant().id(), upload(attempt).kind());
        return (parent == null
                        ? own
                        : databases
                                .pool(attempt.tenant().id())
                                .flatMap(pool -> read.find(pool, parent))
                                .flatMap(layout -> layout.isEmpty() ? own : ofParent(layout.orElseThrow())))
                .emitOn(readers.executor());
    }

    private static Uni<SheetLayout> ofParent(String printed) {
        return Uni.createFrom().item(SheetLayouts.withMusterKey(SheetLayouts.reread(printed)));
    }

    private Uni<SheetLayout> onReader(SheetLayout layout) {
        return Uni.createFrom().item(layout).emitOn(readers.executor());
    }

    private static boolean keepsLayout(Attempt attempt) {
        return (attempt.claim().resumes() || upload(attempt).trial() > 0)
                && attempt.claim().layout() != null;
    }

    private static String layout(Attempt attempt) {
        return Objects.requireNonNull(attempt.claim().layout());
    }

    private SheetReading reopen(Attempt attempt, SheetLayout layout) {
        SheetReading sheet = SheetChoice.open(find(attempt), upload(attempt), layout);
        Findings before = upload(attempt).findings();
        if (!sheet.isAsFound(before)) {
            sheet.close();
            throw readOtherwise(before);
        }
        return sheet;
    }

    private Path find(Attempt attempt) {
        try {
            return spool.open(attempt.tenant().id(), upload(attempt));
        } catch (SpooledFileLost lost) {
            if (upload(attempt).failures() < FAILURES_UNTIL_LOST) {
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
                "The sheet " + before.sheet() + " was read under the header in row " + before.headerRow()
                        + ", and Muster would read another sheet or header by now.",
                "What was posted stays posted. Copy the rows that have no verdict into a new workbook and send that.",
                0);
    }

    private static Upload upload(Attempt attempt) {
        return attempt.claim().upload();
    }
}
