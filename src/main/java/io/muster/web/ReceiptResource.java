package io.muster.web;

import io.muster.pipeline.Books;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receipts by their numbers. */
@Path(ReceiptResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Receipts", description = "The receipt of each payment")
public class ReceiptResource {
    static final String PATH = "/api/v1/receipts";

    private final CurrentUser user;
    private final Books books;

    ReceiptResource(CurrentUser user, Books books) {
        this.user = user;
        this.books = books;
    }

    /** Looks a receipt up; its number's slashes may stand as they are. */
    @GET
    @Path(ReceiptAddress.NUMBER)
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
    @Operation(operationId = "getReceipt", summary = "Look up a receipt by its number, such as MUM/26/00000001")
    public Uni<ReceiptView> get(@PathParam("number") String number) {
        return books.receipt(user.tenant(), ReceiptAddress.number(number))
                .map(ReceiptAddress::orNotFound)
                .map(ReceiptView::of);
    }
}
