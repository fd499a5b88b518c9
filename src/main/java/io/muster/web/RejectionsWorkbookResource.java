package io.muster.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rows that were not taken, to be mended and sent again: whole, and therefore for makers alone. */
@Path(UploadResource.PATH + "/{id}/rejections.xlsx")
@Tag(name = "Uploads")
public class RejectionsWorkbookResource {
    private final CurrentUser user;
    private final RejectionExports exports;

    RejectionsWorkbookResource(CurrentUser user, RejectionExports exports) {
        this.user = user;
        this.exports = exports;
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
        return exports.send(user.tenant(), id);
    }
}
