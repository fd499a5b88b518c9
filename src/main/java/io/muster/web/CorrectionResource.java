package io.muster.web;

import io.muster.pipeline.CorrectionRefused;
import io.muster.pipeline.CorrectionSending;
import io.muster.pipeline.Corrections;
import io.muster.pipeline.MendedRow;
import io.muster.posting.CellEdit;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowsToMend;
import io.muster.tenant.TenantId;
import io.muster.upload.Hand;
import io.muster.upload.Upload;
import io.muster.upload.Uploads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Rows that did not pass, mended cell by cell and sent as a child upload; nothing is posted here. */
@Path(UploadResource.PATH + "/{id}/correction")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Corrections", description = "Mend rows that did not pass, and send them as a child upload")
public class CorrectionResource {
    private static final Set<RowVerdict.Kind> TO_MEND = Set.of(RowVerdict.Kind.REJECTED, RowVerdict.Kind.REFUSED);

    private final CurrentUser user;
    private final Uploads uploads;
    private final Corrections corrections;
    private final CorrectionSending sending;
    private final WebConfig config;

    CorrectionResource(
            CurrentUser user, Uploads uploads, Corrections corrections, CorrectionSending sending, WebConfig config) {
        this.user = user;
        this.uploads = uploads;
        this.corrections = corrections;
        this.sending = sending;
        this.config = config;
    }

    /** Lists the rows to mend. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "getCorrection",
            summary = "List the rows to mend, as they stand after all edits",
            description =
                    "Each row says what would become of it now: edited rows are judged by the layout of the upload "
                            + "and by the books. Mobile numbers in cells are masked for whoever is no maker.")
    public Uni<CorrectionViews.PageView> get(
            @PathParam("id") String id,
            @QueryParam("verdict")
                    @Pattern(regexp = CorrectionForms.VERDICTS, message = "is neither rejected nor refused")
                    @Nullable
                    String verdict,
            @QueryParam("code") @Size(max = 100) @Nullable String code,
            @QueryParam("edited") boolean edited,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        TenantId tenant = user.tenant();
        UnaryOperator<String> mask = CellMask.of(user);
        RowsToMend.Filter filter = filter(verdict, code);
        return upload(tenant, id)
                .flatMap(upload -> (edited
                                ? corrections.edited(tenant, upload, after, limit)
                                : corrections.page(tenant, upload, filter, after, limit))
                        .flatMap(rows -> page(tenant, upload, rows, limit, mask)))
                .onFailure(CorrectionRefused.class)
                .transform(CorrectionProblems::of);
    }

    private Uni<CorrectionViews.PageView> page(
            TenantId tenant, Upload upload, List<MendedRow> rows, int limit, UnaryOperator<String> mask) {
        return Uni.combine()
                .all()
                .unis(
                        corrections.find(tenant, upload),
                        corrections.sheet(tenant, upload),
                        corrections.counts(tenant, upload),
                        corrections.mended(tenant, upload))
                .asTuple()
                .map(known -> new CorrectionViews.PageView(
                        known.getItem1().map(CorrectionViews.Open::of).orElse(null),
                        CorrectionViews.columns(known.getItem2()),
                        known.getItem3().stream().map(CorrectionViews.Count::of).toList(),
                        CorrectionViews.Mended.of(known.getItem4()),
                        rows.stream()
                                .map(row -> CorrectionViews.Row.of(row, mask))
                                .toList(),
                        rows.size() < limit
                                ? null
                                : Integer.toString(rows.getLast().number())));
    }

    /** Opens a correction. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "openCorrection",
            summary = "Open a correction of an upload's rows, or join the one that is open",
            description =
                    "One is open per upload; whoever joins it edits the same cells, and the last edit of a cell wins.")
    public Uni<CorrectionViews.Open> open(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        Hand hand = hand();
        return upload(tenant, id)
                .flatMap(upload -> corrections.open(tenant, upload, hand))
                .map(CorrectionViews.Open::of)
                .onFailure(CorrectionRefused.class)
                .transform(CorrectionProblems::of);
    }

    /** Writes into cells. */
    @PATCH
    @Path("cells")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "editCells",
            summary = "Write into cells of rows to mend, as one action",
            description =
                    "Answers the rows as they stand now, at most as many as a page has. The same step sent twice is "
                            + "done once.")
    public Uni<CorrectionViews.Rows> edit(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid CorrectionForms.Edits edits) {
        TenantId tenant = user.tenant();
        UUID step = UUID.fromString(edits.step());
        Corrections.Action action = new Corrections.Action(
                UUID.fromString(edits.correction()),
                step,
                CellEdit.How.of(Objects.requireNonNullElse(edits.how(), "typed"))
                        .orElseThrow(),
                hand());
        List<CellEdit.Wanted> wanted = edits.cells().stream()
                .map(cell -> new CellEdit.Wanted(cell.row(), cell.column(), cell.text()))
                .toList();
        return upload(tenant, id)
                .flatMap(upload -> corrections
                        .edit(tenant, upload, action, wanted)
                        .flatMap(touched -> corrections.rows(tenant, upload, first(touched))))
                .map(rows -> rows(step, rows))
                .onFailure(CorrectionRefused.class)
                .transform(CorrectionProblems::of);
    }

    /** Replaces in a column. */
    @POST
    @Path("replacements")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "replaceInColumn",
            summary = "Replace a text in one column of the rows to mend, or only say what that would change",
            description = "The text is found whatever its case; whole finds cells that have nothing else, and an empty "
                    + "text with whole finds empty cells.")
    public Uni<CorrectionViews.Replaced> replace(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid CorrectionForms.Replacement asked) {
        TenantId tenant = user.tenant();
        Corrections.Action action = new Corrections.Action(
                UUID.fromString(asked.correction()), UUID.fromString(asked.step()), CellEdit.How.REPLACED, hand());
        Corrections.Replacement replacement = new Corrections.Replacement(
                asked.column(), asked.find(), asked.replace(), asked.whole(), filter(asked.verdict(), asked.code()));
        return upload(tenant, id)
                .flatMap(upload -> asked.apply()
                        ? corrections
                                .replace(tenant, upload, action, replacement, asked.seen())
                                .map(CorrectionViews.Replaced::applied)
                        : corrections.look(tenant, upload, replacement).map(CorrectionViews.Replaced::looked))
                .onFailure(CorrectionRefused.class)
                .transform(CorrectionProblems::of);
    }

    /** Takes an action back. */
    @POST
    @Path("undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "undoEdits",
            summary = "Take back your last action, or one of your actions",
            description = "Cells that somebody has changed since stay as they are.")
    public Uni<CorrectionViews.Rows> undo(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid CorrectionForms.Undo asked) {
        TenantId tenant = user.tenant();
        Hand hand = hand();
        UUID step = asked.step() == null ? null : UUID.fromString(asked.step());
        return upload(tenant, id)
                .flatMap(upload -> corrections
                        .undo(tenant, upload, UUID.fromString(asked.correction()), step, hand)
                        .flatMap(touched -> corrections.rows(tenant, upload, first(touched))))
                .map(rows -> rows(step == null ? UUID.randomUUID() : step, rows))
                .onFailure(CorrectionRefused.class)
                .transform(CorrectionProblems::of);
    }

    private static List<Integer> first(Collection<Integer> touched) {
        return touched.stream().limit(Page.ROWS_MAX).toList();
    }

    private static CorrectionViews.Rows rows(UUID step, List<MendedRow> rows) {
        return new CorrectionViews.Rows(
                step.toString(),
                rows.stream()
                        .map(row -> CorrectionViews.Row.of(row, UnaryOperator.identity()))
                        .toList());
    }

    /** Sends the mended rows. */
    @POST
    @Path("sending")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.MAKER)
    @RunOnVirtualThread
    @Operation(
            operationId = "sendCorrection",
            summary = "Send the rows that are mended as a child upload",
            description = "The child is held for its trial like any other upload that somebody wants to look at first. "
                    + "Rows that are still wrong stay to be mended. Sent twice, the answer is the same child.")
    @APIResponse(responseCode = "202", description = "Sent; Location is the child upload")
    @APIResponse(responseCode = "200", description = "It had been sent; Location is its child upload")
    public RestResponse<UploadView> send(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid CorrectionForms.Send asked)
            throws IOException {
        TenantId tenant = user.tenant();
        Hand hand = hand();
        Upload upload = upload(tenant, id).await().atMost(config.waitMax());
        try {
            CorrectionSending.Sent sent =
                    sending.send(tenant, upload, UUID.fromString(asked.correction()), hand, asked.seen());
            Upload child = uploads.find(tenant, sent.child())
                    .map(UploadAddress::orNotFound)
                    .await()
                    .atMost(config.waitMax());
            return RestResponse.ResponseBuilder.create(
                            sent.now() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK, UploadView.of(child))
                    .location(URI.create(UploadResource.PATH + "/" + child.id()))
                    .build();
        } catch (CorrectionRefused refused) {
            throw CorrectionProblems.of(refused);
        }
    }

    private Hand hand() {
        return new Hand(user.name(), user.subject(), Hand.Role.MAKER);
    }

    private static RowsToMend.Filter filter(@Nullable String verdict, @Nullable String code) {
        return new RowsToMend.Filter(
                verdict == null ? TO_MEND : Set.of(RowVerdict.Kind.of(verdict).orElseThrow()), code);
    }

    private Uni<Upload> upload(TenantId tenant, String id) {
        return uploads.find(tenant, UploadAddress.id(id)).map(UploadAddress::orNotFound);
    }
}
