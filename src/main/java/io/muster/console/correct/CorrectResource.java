package io.muster.console.correct;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.pipeline.CorrectionRefused;
import io.muster.pipeline.Corrections;
import io.muster.pipeline.MendedSheet;
import io.muster.posting.CellEdit;
import io.muster.posting.NearLoan;
import io.muster.upload.Upload;
import io.muster.web.CorrectionProblems;
import io.muster.web.RejectionExports;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The rows of an upload that did not pass, as a grid to look at and to mend. */
@Path(CorrectResource.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
public class CorrectResource {
    static final String PATH = "/console/uploads/{id}/correct";

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Set<String> TABS = Set.of("rejected", "refused", "edited");
    private static final int LOG_ROWS = 50;

    private final Heads heads;
    private final Grids grids;
    private final Corrections corrections;
    private final RejectionExports exports;

    CorrectResource(Heads heads, Grids grids, Corrections corrections, RejectionExports exports) {
        this.heads = heads;
        this.grids = grids;
        this.corrections = corrections;
        this.exports = exports;
    }

    @CheckedTemplate(basePath = "correct")
    static class Pages {
        private Pages() {}

        static native TemplateInstance grid(Head head, Grid grid);

        static native TemplateInstance edits(Head head, Log log);

        static native TemplateInstance loans(Near near);

        static native TemplateInstance changed(List<Grid.Line> rows, Grid.Bar bar);

        static native TemplateInstance replace(Looked looked);
    }

    /** Loans that a row may have meant, and where the chosen one is written. */
    public record Near(int row, int col, List<NearLoan> loans) {}

    /**
     * What a replacement would change.
     *
     * @param asked what was asked for, which the button asks for again
     * @param cells how many
     * @param seen names them, with what stands in them
     * @param cellsMax more are not changed at once
     */
    public record Looked(
            String upload, Asked asked, int cells, String seen, int cellsMax, List<Corrections.Replaced> examples) {}

    /** What is to be replaced by what, as the form has it. */
    public record Asked(int column, String find, String replace, String whole, String tab, String code) {
        Corrections.Replacement replacement() {
            return new Corrections.Replacement(
                    column, find, replace, !whole.isEmpty(), new Grid.Filter(tab, code).rows());
        }
    }

    /**
     * Who wrote what.
     *
     * @param next the address of older ones; null when there are none
     */
    public record Log(
            String upload,
            String file,
            List<Edit> edits,
            @Nullable String next) {}

    /** One edit. */
    public record Edit(int row, String header, String before, String after, String how, String by, Instant at) {}

    /** A page of the grid: of a tab, or the one that begins with a row. */
    @GET
    @Operation(hidden = true)
    public Uni<String> grid(
            @PathParam("id") String id,
            @QueryParam("tab") @DefaultValue("") String tab,
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("after") @DefaultValue("0") int after,
            @QueryParam("row") @DefaultValue("0") int row) {
        Grids.Seer seer = grids.seer();
        return refusals(heads.page(
                grids.upload(seer.tenant(), id)
                        .flatMap(upload -> row > 0
                                ? grids.gridAt(seer, upload, row, filter(upload, tab, code))
                                : grids.grid(seer, upload, filter(upload, tab, code), Math.max(0, after), 0)),
                Pages::grid));
    }

    private static Grid.Filter filter(Upload upload, String tab, String code) {
        String usual = upload.tally().rejectedRows() > 0 ? "rejected" : "refused";
        return new Grid.Filter(TABS.contains(tab) ? tab : usual, code.matches("[a-z0-9-]{1,60}") ? code : "");
    }

    /** The loans that a row may have meant. */
    @GET
    @Path("rows/{row}/loans")
    @RolesAllowed(Roles.MAKER)
    @Operation(hidden = true)
    public Uni<String> loans(@PathParam("id") String id, @PathParam("row") int row) {
        Grids.Seer seer = grids.seer();
        var draw = heads.parts();
        return refusals(grids.upload(seer.tenant(), id)
                .flatMap(upload -> corrections
                        .sheet(seer.tenant(), upload)
                        .flatMap(sheet -> corrections
                                .advice(seer.tenant(), upload, row)
                                .map(advice -> new Near(
                                        row, sheet.column("loanAccount").orElse(0), advice.nearLoans()))))
                .flatMap(near -> draw.apply(Pages.loans(near))));
    }

    /** Who wrote what into which cell, the newest first. */
    @GET
    @Path("edits")
    @Operation(hidden = true)
    public Uni<String> edits(@PathParam("id") String id, @QueryParam("before") @DefaultValue("0") long before) {
        Grids.Seer seer = grids.seer();
        return refusals(heads.page(
                grids.upload(seer.tenant(), id)
                        .flatMap(upload -> corrections
                                .log(seer.tenant(), upload, Math.max(0, before), LOG_ROWS)
                                .map(found -> log(seer, upload, found))),
                Pages::edits));
    }

    private static Log log(Grids.Seer seer, Upload upload, List<CellEdit> found) {
        List<String> header = MendedSheet.headerOf(upload);
        return new Log(
                upload.id().toString(),
                upload.fileName(),
                found.stream()
                        .map(edit -> new Edit(
                                edit.row(),
                                edit.col() < header.size() ? header.get(edit.col()) : "",
                                seer.mask().apply(edit.before()),
                                seer.mask().apply(edit.after()),
                                edit.how().slug(),
                                edit.by(),
                                edit.at()))
                        .toList(),
                found.size() < LOG_ROWS ? null : "?before=" + found.getLast().id());
    }

    /** The rows as a workbook, to be mended in Excel: whole, and therefore for makers alone. */
    @GET
    @Path("rejections.xlsx")
    @RolesAllowed(Roles.MAKER)
    @Produces(XLSX)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response workbook(@PathParam("id") String id) {
        return exports.send(grids.seer().tenant(), id);
    }

    /** What cannot be done, as a problem. */
    static <T> Uni<T> refusals(Uni<T> asked) {
        return asked.onFailure(CorrectionRefused.class).transform(CorrectionProblems::of);
    }
}
