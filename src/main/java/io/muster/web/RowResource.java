package io.muster.web;

import io.muster.pipeline.Books;
import io.muster.pipeline.Whereabouts;
import io.muster.posting.RowVerdict;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of an upload's rows. */
@Path(UploadResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
@Tag(name = "Uploads")
public class RowResource {
    private static final Set<RowVerdict.Kind> TO_MEND = Set.of(RowVerdict.Kind.REJECTED, RowVerdict.Kind.REFUSED);

    private final CurrentUser user;
    private final Uploads uploads;
    private final Books books;
    private final Whereabouts whereabouts;

    RowResource(CurrentUser user, Uploads uploads, Books books, Whereabouts whereabouts) {
        this.user = user;
        this.uploads = uploads;
        this.books = books;
        this.whereabouts = whereabouts;
    }

    /** Lists the rows that were not taken. */
    @GET
    @Path("rejections")
    @Operation(
            operationId = "listRejections",
            summary = "List the rows that were not taken, with what is wrong and how to mend it",
            description = "Rejected rows are wrong by themselves, refused ones are right but the books say no. With "
                    + "verdict=already-posted, the rows whose payment stood already, with its receipt. Mobile numbers are "
                    + "masked for whoever is no maker.")
    public Uni<Page<RowView>> rejections(
            @PathParam("id") String id,
            @QueryParam("verdict")
                    @Pattern(regexp = "rejected|refused|already-posted", message = "is no verdict of such a row")
                    @Nullable
                    String verdict,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        TenantId tenant = user.tenant();
        UnaryOperator<String> mask = CellMask.of(user);
        Set<RowVerdict.Kind> kinds =
                verdict == null ? TO_MEND : Set.of(RowVerdict.Kind.of(verdict).orElseThrow());
        return upload(tenant, id)
                .flatMap(upload -> books.verdicts(tenant, upload.id(), after, limit, kinds))
                .map(found ->
                        Page.of(found, limit, row -> RowView.of(row, mask), row -> Integer.toString(row.rowNumber())));
    }

    /** Lists the payments that an upload made. */
    @GET
    @Path("postings")
    @Operation(operationId = "listPostings", summary = "List the payments that the upload made, by row")
    public Uni<Page<PaymentView>> postings(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        TenantId tenant = user.tenant();
        return upload(tenant, id)
                .flatMap(upload -> books.paymentsOfUpload(tenant, upload.id(), after, limit))
                .map(found -> Page.of(found, limit, PaymentView::of, payment -> String.valueOf(payment.rowNumber())));
    }

    /** Tells what became of one row. */
    @GET
    @Path("rows/{row}")
    @Operation(
            operationId = "getRow",
            summary = "Look up what became of one row",
            description =
                    "Rows are numbered as Excel shows them. A row without a verdict yet, or that the sheet does not "
                            + "have, is not found. Mobile numbers are masked for whoever is no maker.")
    public Uni<RowView> row(@PathParam("id") String id, @PathParam("row") int row) {
        TenantId tenant = user.tenant();
        UnaryOperator<String> mask = CellMask.of(user);
        return upload(tenant, id)
                .flatMap(upload -> books.verdict(tenant, upload.id(), row))
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("row with a verdict"))))
                .map(found -> RowView.of(found, mask));
    }

    /** Follows a row. */
    @GET
    @Path("rows/{row}/whereabouts")
    @Operation(
            operationId = "getWhereaboutsOfRow",
            summary = "Follow the money of a row, whatever became of it, also by way of a correction of it")
    public Uni<WhereaboutsView> ofRow(@PathParam("id") String id, @PathParam("row") int row) {
        UnaryOperator<String> mask = CellMask.of(user);
        return whereabouts
                .ofRow(user.tenant(), UploadAddress.id(id), row)
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("row with a verdict"))))
                .map(found -> WhereaboutsView.of(found, mask));
    }

    private Uni<Upload> upload(TenantId tenant, String id) {
        UploadId uploadId = UploadAddress.id(id);
        return uploads.find(tenant, uploadId).map(UploadAddress::orNotFound);
    }
}
