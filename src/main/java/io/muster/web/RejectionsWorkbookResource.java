package io.muster.web;

import io.muster.pipeline.Books;
import io.muster.pipeline.RejectionsWorkbook;
import io.muster.posting.RowVerdict;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.Uploads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rows that were not taken, to be mended and sent again: whole, and therefore for makers alone. */
@Path(UploadResource.PATH + "/{id}/rejections.xlsx")
@Tag(name = "Uploads")
public class RejectionsWorkbookResource {
    private static final int PAGE_ROWS = 1_000;

    private final CurrentUser user;
    private final Uploads uploads;
    private final Books books;
    private final WebConfig config;

    RejectionsWorkbookResource(CurrentUser user, Uploads uploads, Books books, WebConfig config) {
        this.user = user;
        this.uploads = uploads;
        this.books = books;
        this.config = config;
    }

    /** Sends the workbook while it is written, a page of rows at a time. */
    @GET
    @Produces(UploadResource.XLSX)
    @RolesAllowed(Roles.MAKER)
    @RunOnVirtualThread
    @Operation(
            operationId = "getRejectionsWorkbook",
            summary = "Fetch the rows that were not taken as a workbook",
            description = "The sheet's own columns, then What is wrong, How to mend it, and Muster key. Mend the rows, "
                    + "leave the Muster key, and upload the workbook as it is. Text that a spreadsheet program could take "
                    + "for a formula has an apostrophe in front, which is dropped when it comes back.")
    public Response get(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        Upload upload = uploads.find(tenant, UploadAddress.id(id))
                .map(UploadAddress::orNotFound)
                .await()
                .atMost(config.waitMax());
        StreamingOutput workbook = out ->
                new RejectionsWorkbook(upload.findings().header()).write(out, after -> page(tenant, upload, after));
        return Response.ok(workbook)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejections-" + upload.id() + ".xlsx\"")
                .build();
    }

    private List<RowVerdict> page(TenantId tenant, Upload upload, int after) {
        return books.toMend(tenant, upload, after, PAGE_ROWS).await().atMost(config.waitMax());
    }
}
