package io.muster.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The payments behind the figures as a workbook. */
@Path(PaymentResource.PATH + ".xlsx")
@Tag(name = "Figures")
public class PaymentExportResource {
    private final CurrentUser user;
    private final PaymentExports exports;

    PaymentExportResource(CurrentUser user, PaymentExports exports) {
        this.user = user;
        this.exports = exports;
    }

    /** Sends the payments as a workbook while it is written. */
    @GET
    @Produces(UploadResource.XLSX)
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(
            operationId = "exportPayments",
            summary = "Fetch the payments of some business days as a workbook",
            description =
                    "Its last row counts and sums the rows above it: a workbook without that row is cut off. Text that "
                            + "a spreadsheet program could take for a formula has an apostrophe in front.")
    public Response get(@BeanParam PaymentSelection selection) {
        return exports.send(user.tenant(), selection);
    }
}
