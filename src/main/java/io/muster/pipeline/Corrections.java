package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.pipeline.CorrectionRefused.Why;
import io.muster.posting.CellEdit;
import io.muster.posting.CellEdits;
import io.muster.posting.Correction;
import io.muster.posting.NearLoan;
import io.muster.posting.NearLoans;
import io.muster.posting.RowsToMend;
import io.muster.posting.Sittings;
import io.muster.tenant.TenantId;
import io.muster.upload.Hand;
import io.muster.upload.Upload;
import io.muster.validation.Dates;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mends the rows of an upload that did not pass: one sitting is open per upload, whoever has its page open, and the last edit
 * of a cell wins. Nothing is posted here.
 *
 * <p>Any thread; every method fails with {@link CorrectionRefused} when it cannot be done as asked, and as
 * {@link TenantDatabases} does.
 */
@ApplicationScoped
public class Corrections {
    private final TenantDatabases databases;
    private final Sittings sittings;
    private final CellEdits edits;
    private final CorrectionRows rows;
    private final CorrectionEditing editing;
    private final NearLoans nearLoans;
    private final MendedCounts mendedCounts;
    private final ReasonCounts reasonCounts;
    private final CorrectionConfig config;

    Corrections(
            TenantDatabases databases,
            Sittings sittings,
            CellEdits edits,
            CorrectionRows rows,
            CorrectionEditing editing,
            NearLoans nearLoans,
            MendedCounts mendedCounts,
            ReasonCounts reasonCounts,
            CorrectionConfig config) {
        this.databases = databases;
        this.sittings = sittings;
        this.edits = edits;
        this.rows = rows;
        this.editing = editing;
        this.nearLoans = nearLoans;
        this.mendedCounts = mendedCounts;
        this.reasonCounts = reasonCounts;
        this.config = config;
    }

    /** The upload's open sitting, if somebody has opened one. */
    public Uni<Optional<Correction>> find(TenantId tenant, Upload upload) {
        return databases
                .pool(tenant)
                .flatMap(pool -> sittings.findOpen(pool, upload.id().value()));
    }

    /** Opens a sitting, or joins the one that is open. */
    public Uni<Correction> open(TenantId tenant, Upload upload, Hand hand) {
        return rows.sheet(tenant, upload)
                .chain(() -> databases.inTransaction(
                        tenant, tx -> sittings.open(tx, upload.id().value(), hand.name())));
    }

    /** The sheet as which mended rows would go. */
    public Uni<MendedSheet> sheet(TenantId tenant, Upload upload) {
        return rows.sheet(tenant, upload);
    }

    /** A page of the rows that did not pass, those after a row (0 for all). */
    public Uni<List<MendedRow>> page(
            TenantId tenant, Upload upload, RowsToMend.Filter filter, int afterRow, int limit) {
        return rows.sheet(tenant, upload).flatMap(sheet -> rows.page(tenant, upload, sheet, filter, afterRow, limit));
    }

    /** A page of the rows that are edited and not sent, those after a row (0 for all). */
    public Uni<List<MendedRow>> edited(TenantId tenant, Upload upload, int afterRow, int limit) {
        return rows.sheet(tenant, upload).flatMap(sheet -> rows.edited(tenant, upload, sheet, afterRow, limit));
    }

    /** How many rows have which verdict for which reason. */
    public Uni<List<RowsToMend.Count>> counts(TenantId tenant, Upload upload) {
        return reasonCounts.of(tenant, upload);
    }

    /**
     * What would go now.
     *
     * @param rows that are right by themselves, and their money
     * @param wrongRows that are edited and still wrong, and stay
     */
    public record Mended(int rows, long paise, int wrongRows) {}

    /** What would go if the mended rows were sent now. */
    public Uni<Mended> mended(TenantId tenant, Upload upload) {
        return mendedCounts.count(tenant, upload);
    }

    /** These rows as they stand now, in order. */
    public Uni<List<MendedRow>> rows(TenantId tenant, Upload upload, Collection<Integer> numbers) {
        return rows.sheet(tenant, upload).flatMap(sheet -> rows.list(tenant, upload, sheet, numbers));
    }

    /**
     * What one action is to write.
     *
     * @param correctionId the open sitting
     * @param step the action's own id; the same one sent twice is done once
     */
    public record Action(UUID correctionId, UUID step, CellEdit.How how, Hand hand) {}

    /** Writes into cells; answers the rows that were touched. */
    public Uni<Collection<Integer>> edit(TenantId tenant, Upload upload, Action action, List<CellEdit.Wanted> wanted) {
        return rows.sheet(tenant, upload).flatMap(sheet -> editing.edit(tenant, upload, sheet, action, wanted));
    }

    /**
     * What is to be replaced by what.
     *
     * @param find whatever its case
     * @param whole it is all that stands in the cell; an empty one is an empty cell
     */
    public record Replacement(int col, String find, String replace, boolean whole, RowsToMend.Filter filter) {}

    /**
     * What a replacement changes.
     *
     * @param before what stands there now
     */
    public record Replaced(int row, String before, String after) {}

    /**
     * What a replacement would change.
     *
     * @param cells at most one more than may be changed at once
     * @param seen names these very cells and what stands in them
     */
    public record Looked(List<Replaced> cells, String seen) {
        public Looked {
            cells = List.copyOf(cells);
        }

        static Looked of(List<Replaced> cells) {
            return new Looked(cells, CorrectionEditing.named(cells));
        }
    }

    /** What a replacement would change. */
    public Uni<Looked> look(TenantId tenant, Upload upload, Replacement asked) {
        return rows.sheet(tenant, upload)
                .chain(() -> databases.pool(tenant))
                .flatMap(pool -> editing.matches(pool, upload, asked))
                .map(Looked::of);
    }

    /**
     * Replaces; answers how many cells were changed.
     *
     * @param seen what a look has named, for which it is refused when it would change anything else; null for any
     */
    public Uni<Integer> replace(
            TenantId tenant, Upload upload, Action action, Replacement asked, @Nullable String seen) {
        return rows.sheet(tenant, upload).flatMap(sheet -> editing.replace(tenant, upload, sheet, action, asked, seen));
    }

    /** The most cells that one action may change. */
    public int cellsMax() {
        return config.cellsMax();
    }

    /**
     * Takes back what this person did last, or one action of theirs; cells that somebody has changed since stay as they are.
     *
     * @param step the action; null for the last one
     * @return the rows that were touched
     */
    public Uni<Collection<Integer>> undo(
            TenantId tenant, Upload upload, UUID correctionId, @Nullable UUID step, Hand hand) {
        return editing.undo(tenant, upload, correctionId, step, hand);
    }

    /** What may help with one row. */
    public record Advice(MendedRow row, List<Suggestion> suggestions, List<NearLoan> nearLoans) {}

    /** Suggested texts and near loans of a row; a person chooses. */
    public Uni<Advice> advice(TenantId tenant, Upload upload, int number) {
        return rows.sheet(tenant, upload)
                .flatMap(sheet -> rows.list(tenant, upload, sheet, List.of(number))
                        .map(found ->
                                found.stream().findFirst().orElseThrow(() -> new CorrectionRefused(Why.NO_SUCH_ROW)))
                        .flatMap(row -> advice(tenant, sheet, row)));
    }

    private Uni<Advice> advice(TenantId tenant, MendedSheet sheet, MendedRow row) {
        List<Suggestion> suggestions = suggestions(sheet, row);
        if (!Suggestions.wantsLoan(row)) {
            return Uni.createFrom().item(new Advice(row, suggestions, List.of()));
        }
        return databases
                .pool(tenant)
                .flatMap(pool -> nearLoans.find(pool, sought(sheet, row)))
                .map(near -> new Advice(row, suggestions, near));
    }

    /** The suggested texts of a row alone, without asking the books. */
    public List<Suggestion> suggestions(MendedSheet sheet, MendedRow row) {
        return row.now().state() == MendedRow.State.SENT ? List.of() : Suggestions.of(sheet, row);
    }

    /** Whether it is worth asking for near loans of this row. */
    public boolean wantsLoan(MendedRow row) {
        return row.now().state() != MendedRow.State.SENT && Suggestions.wantsLoan(row);
    }

    /** Whether nobody has touched the row and it is right as it was sent, as a hidden one or one of a loan that came since. */
    public boolean rightAsSent(MendedSheet sheet, MendedRow row) {
        return row.now().state() == MendedRow.State.UNTOUCHED
                && sheet.check(row.verdict(), row.cells()) instanceof Judged.Accepted<?>;
    }

    private static NearLoans.Sought sought(MendedSheet sheet, MendedRow row) {
        return new NearLoans.Sought(
                cell(sheet, row, "loanAccount").orElse(""),
                cell(sheet, row, "payer").orElse(null),
                row.now().amountPaise(),
                cell(sheet, row, "valueDate")
                        .flatMap(text -> Dates.read(text, sheet.dayFirst()))
                        .orElse(null));
    }

    private static Optional<String> cell(MendedSheet sheet, MendedRow row, String field) {
        return sheet.column(field).filter(column -> column < row.cells().size()).map(row.cells()::get);
    }

    /** The upload's edits, the newest first, those before an id (0 for all). */
    public Uni<List<CellEdit>> log(TenantId tenant, Upload upload, long before, int limit) {
        return databases
                .pool(tenant)
                .flatMap(pool -> edits.log(pool, upload.id().value(), before, limit));
    }
}
