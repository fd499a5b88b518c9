package io.muster.web;

import io.muster.receipt.Papers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Receipts on paper. */
@Path(ReceiptResource.PATH)
@Tag(name = "Receipts")
public class PaperResource {
    static final String PDF = "application/pdf";

    private final CurrentUser user;
    private final Papers papers;

    PaperResource(CurrentUser user, Papers papers) {
        this.user = user;
        this.papers = papers;
    }

    /** Shows a receipt as a PDF. */
    @GET
    @Path(ReceiptAddress.NUMBER + ".pdf")
    @Produces(PDF)
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
    @Operation(
            operationId = "getReceiptPdf",
            summary = "Fetch a receipt as a PDF, the same bytes each time",
            description =
                    "In the borrower's language, or in the one of the parameter lang: en or hi. A receipt that was"
                            + " cancelled meanwhile says so.")
    @APIResponse(responseCode = "200", description = "The receipt")
    @APIResponse(responseCode = "304", description = "The receipt that If-None-Match names")
    public Uni<Response> show(
            @PathParam("number") String number,
            @QueryParam("lang") @Nullable String lang,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return papers.show(
                        user.tenant(),
                        ReceiptAddress.number(number),
                        LanguageParameter.of("lang", lang),
                        PaperAnswers.tags(known))
                .map(PaperAnswers::of);
    }
}
