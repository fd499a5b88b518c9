package io.muster.web;

import io.muster.pipeline.CorrectionRefused;
import io.muster.pipeline.Corrections;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.Uploads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What helps to mend a row, and who mended what. */
@Path(UploadResource.PATH + "/{id}/correction")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Corrections")
public class CorrectionHelpResource {
    private final CurrentUser user;
    private final Uploads uploads;
    private final Corrections corrections;

    CorrectionHelpResource(CurrentUser user, Uploads uploads, Corrections corrections) {
        this.user = user;
        this.uploads = uploads;
        this.corrections = corrections;
    }

    /** Suggests what a row may have meant. */
    @GET
    @Path("rows/{row}/suggestions")
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "suggestForRow",
            summary = "Suggest texts for a row's wrong cells, and loans that it may have meant",
            description = "Loans are scored 0 to 100 by number, payer's name and amount due; a person chooses.")
    public Uni<CorrectionViews.Advice> suggest(@PathParam("id") String id, @PathParam("row") int row) {
        TenantId tenant = user.tenant();
        return upload(tenant, id)
                .flatMap(upload -> corrections.advice(tenant, upload, row))
                .map(CorrectionViews.Advice::of)
                .onFailure(CorrectionRefused.class)
                .transform(CorrectionProblems::of);
    }

    /** Lists who wrote what. */
    @GET
    @Path("edits")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "listEdits", summary = "List who wrote what into which cell, the newest first")
    public Uni<Page<CorrectionViews.Edit>> edits(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        TenantId tenant = user.tenant();
        UnaryOperator<String> mask = CellMask.of(user);
        return upload(tenant, id)
                .flatMap(upload -> corrections.log(tenant, upload, after, limit))
                .map(found -> Page.of(
                        found, limit, edit -> CorrectionViews.Edit.of(edit, mask), edit -> Long.toString(edit.id())));
    }

    private Uni<Upload> upload(TenantId tenant, String id) {
        return uploads.find(tenant, UploadAddress.id(id)).map(UploadAddress::orNotFound);
    }
}
