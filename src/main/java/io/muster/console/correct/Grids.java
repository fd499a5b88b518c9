package io.muster.console.correct;

import io.muster.pipeline.Corrections;
import io.muster.pipeline.MendedRow;
import io.muster.pipeline.MendedSheet;
import io.muster.posting.Correction;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowsToMend;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.muster.web.CellMask;
import io.muster.web.CurrentUser;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.muster.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Asks for what the grid shows; the rules are those of {@link Corrections}. */
@ApplicationScoped
class Grids {
    static final Set<RowVerdict.Kind> TO_MEND = Set.of(RowVerdict.Kind.REJECTED, RowVerdict.Kind.REFUSED);

    /** Rows of a page. */
    static final int PAGE_ROWS = 100;

    private final CurrentUser user;
    private final Uploads uploads;
    private final Corrections corrections;

    Grids(CurrentUser user, Uploads uploads, Corrections corrections) {
        this.user = user;
        this.uploads = uploads;
        this.corrections = corrections;
    }

    /** Who looks, taken where the request is known. */
    record Seer(TenantId tenant, boolean edits, UnaryOperator<String> mask) {}

    Seer seer() {
        boolean maker = user.is(Roles.MAKER);
        return new Seer(user.tenant(), maker, maker ? UnaryOperator.identity() : CellMask::of);
    }

    /** The upload; fails with the problem of one that the lender does not have. */
    Uni<Upload> upload(TenantId tenant, String id) {
        return UploadId.of(id)
                .map(known -> uploads.find(tenant, known)
                        .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("upload")))))
                .orElseThrow(() -> new ProblemFailure(Problems.notFound("upload")));
    }

    /** A page of the grid. */
    Uni<Grid> grid(Seer seer, Upload upload, Grid.Filter filter, int after) {
        Uni<List<MendedRow>> rows = filter.tab().equals("edited")
                ? corrections.edited(seer.tenant(), upload, after, PAGE_ROWS)
                : corrections.page(seer.tenant(), upload, filter.rows(), after, PAGE_ROWS);
        return Uni.combine()
                .all()
                .unis(
                        corrections.sheet(seer.tenant(), upload),
                        rows,
                        corrections.counts(seer.tenant(), upload),
                        bar(seer, upload))
                .with((sheet, found, counts, bar) -> grid(seer, upload, filter, sheet, found, counts, bar));
    }

    private Grid grid(
            Seer seer,
            Upload upload,
            Grid.Filter filter,
            MendedSheet sheet,
            List<MendedRow> found,
            List<RowsToMend.Count> counts,
            Grid.Bar bar) {
        return new Grid(
                upload.id().toString(),
                upload.fileName(),
                sheet.columns().stream()
                        .map(col -> new Grid.Column(col, sheet.header().get(col)))
                        .toList(),
                filter,
                new Grid.Tabs(
                        Math.toIntExact(upload.tally().rejectedRows()),
                        Math.toIntExact(upload.tally().refusedRows()),
                        bar.rows() + bar.wrongRows()),
                counts.stream()
                        .filter(count -> count.kind().slug().equals(filter.tab()))
                        .map(count -> new Grid.Code(count.code(), count.rows()))
                        .toList(),
                lines(seer, upload, sheet, found),
                bar,
                found.size() < PAGE_ROWS ? 0 : found.getLast().number(),
                seer.edits());
    }

    /** Rows as the grid draws them. */
    List<Grid.Line> lines(Seer seer, Upload upload, MendedSheet sheet, List<MendedRow> rows) {
        return rows.stream()
                .map(row -> Grid.Line.of(upload.id().toString(), sheet, corrections, row, seer.edits(), seer.mask()))
                .toList();
    }

    /** What stands above the grid. */
    Uni<Grid.Bar> bar(Seer seer, Upload upload) {
        return corrections
                .mended(seer.tenant(), upload)
                .flatMap(mended -> corrections
                        .find(seer.tenant(), upload)
                        .map(open -> Grid.Bar.of(upload, open.map(Grids::id).orElse(""), mended, seer.edits())));
    }

    private static String id(Correction correction) {
        return correction.id().toString();
    }
}
