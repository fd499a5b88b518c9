package io.muster.console.correct;

import io.muster.pipeline.Books;
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
import io.quarkus.qute.TemplateInstance;
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
    private final Books books;

    Grids(CurrentUser user, Uploads uploads, Corrections corrections, Books books) {
        this.user = user;
        this.uploads = uploads;
        this.corrections = corrections;
        this.books = books;
    }

    /** Who looks, taken where the request is known. */
    record Seer(TenantId tenant, boolean edits, UnaryOperator<String> mask) {}

    Seer seer() {
        return new Seer(user.tenant(), user.is(Roles.MAKER), CellMask.of(user));
    }

    /** The upload; fails with the problem of one that the lender does not have. */
    Uni<Upload> upload(TenantId tenant, String id) {
        return UploadId.of(id)
                .map(known -> uploads.find(tenant, known)
                        .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("upload")))))
                .orElseThrow(() -> new ProblemFailure(Problems.notFound("upload")));
    }

    /** The page that begins with a row, whatever is wrong with it; the usual first page when it does not wait to be mended. */
    Uni<Grid> gridAt(Seer seer, Upload upload, int row, Grid.Filter usual) {
        return books.verdict(seer.tenant(), upload.id(), row)
                .map(found -> found.map(RowVerdict::kind).filter(TO_MEND::contains))
                .flatMap(kind -> kind.map(known -> grid(seer, upload, new Grid.Filter(known.slug(), ""), row - 1, row))
                        .orElseGet(() -> grid(seer, upload, usual, 0, 0)));
    }

    /**
     * A page of the grid, with the rows behind a row.
     *
     * @param at the row that was asked for; 0 for none
     */
    Uni<Grid> grid(Seer seer, Upload upload, Grid.Filter filter, int after, int at) {
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
                .with((sheet, found, counts, bar) ->
                        grid(seer, upload, new Asked(filter, after, at), sheet, found, counts, bar));
    }

    private record Asked(Grid.Filter filter, int after, int at) {}

    private Grid grid(
            Seer seer,
            Upload upload,
            Asked asked,
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
                asked.filter(),
                new Grid.Tabs(
                        Math.toIntExact(upload.tally().rejectedRows()),
                        Math.toIntExact(upload.tally().refusedRows()),
                        bar.rows() + bar.wrongRows()),
                counts.stream()
                        .filter(count ->
                                count.kind().slug().equals(asked.filter().tab()))
                        .map(count -> new Grid.Code(count.code(), count.rows()))
                        .toList(),
                lines(seer, upload, sheet, found),
                bar,
                asked.after(),
                asked.at(),
                found.size() < PAGE_ROWS ? 0 : found.getLast().number(),
                seer.edits());
    }

    /** Rows that were touched, as they are drawn anew, with what stands above the grid. */
    Uni<TemplateInstance> changed(Seer seer, Upload upload, List<Integer> numbers) {
        return Uni.combine()
                .all()
                .unis(
                        corrections.sheet(seer.tenant(), upload),
                        corrections.rows(seer.tenant(), upload, numbers),
                        bar(seer, upload))
                .with((sheet, found, bar) -> CorrectResource.Pages.changed(lines(seer, upload, sheet, found), bar));
    }

    private List<Grid.Line> lines(Seer seer, Upload upload, MendedSheet sheet, List<MendedRow> rows) {
        return rows.stream()
                .map(row -> Grid.Line.of(upload.id().toString(), sheet, corrections, row, seer.edits(), seer.mask()))
                .toList();
    }

    /** What stands above the grid. */
    private Uni<Grid.Bar> bar(Seer seer, Upload upload) {
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
