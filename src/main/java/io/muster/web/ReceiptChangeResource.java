package io.muster.web;

import io.muster.pipeline.ReceiptChanges;
import io.muster.pipeline.ReceiptOutcome;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.Cancellations;
import io.muster.receipt.Receipt;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receipts that are to count no more, and those that are issued for them. */
@Path(ReceiptResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Receipts")
public class ReceiptChangeResource {
    private static final String RULES =
            "The payment stands as it did; only its receipt changes. The series keeps the cancelled number as a void. ";

    private final CurrentUser user;
    private final ReceiptChanges changes;

    ReceiptChangeResource(CurrentUser user, ReceiptChanges changes) {
        this.user = user;
        this.changes = changes;
    }

    /**
     * Why a receipt is to count no more.
     *
     * @param reissue whether its payment is to get another at once
     */
    @Schema(name = "Cancellation")
    record Cancellation(
            @NotNull(message = "is missing")
            @Size(
                    min = Cancellations.REASON_LENGTH_MIN,
                    max = Cancellations.REASON_LENGTH_MAX,
                    message = "has 5 to 300 characters")
            @Pattern(
                    regexp = "[^\\p{Cc}\\s](?:[^\\p{Cc}]*[^\\p{Cc}\\s])?",
                    message = "begins or ends with a space, or has characters that cannot be printed")
            String reason,

            boolean reissue) {}

    /** Nothing is to be said: what is asked for stands in the address. */
    @Schema(name = "Reissue", description = "An empty object")
    record Reissue() {}

    /** Cancels a receipt. */
    @POST
    @Path(ReceiptAddress.NUMBER + "/cancellation")
    @SmallBody
    @RolesAllowed(Roles.CHECKER)
    @Operation(
            operationId = "cancelReceipt",
            summary = "Cancel a receipt, and issue another when asked to",
            description = RULES + "The same request may be repeated: what stands is answered.")
    @APIResponse(
            responseCode = "201",
            description = "Cancelled, or issued anew for one that was cancelled for the same reason",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It stood so already",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It was cancelled for another reason, which stands",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> cancel(
            @PathParam("number") String number, @NotNull(message = "is missing") @Valid Cancellation asked) {
        ReceiptChanges.Cancellation cancellation =
                new ReceiptChanges.Cancellation(ReceiptAddress.number(number), asked.reason(), asked.reissue());
        return changes.cancel(user.tenant(), user.name(), cancellation).map(ReceiptChangeResource::answer);
    }

    /** Issues another receipt for a cancelled one's payment. */
    @POST
    @Path(ReceiptAddress.NUMBER + "/reissue")
    @SmallBody
    @RolesAllowed(Roles.CHECKER)
    @Operation(
            operationId = "reissueReceipt",
            summary = "Issue another receipt for the payment of a cancelled one",
            description = RULES + "The same request may be repeated: the receipt that was issued is answered.")
    @APIResponse(
            responseCode = "201",
            description = "Issued",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had been issued already",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The receipt is valid: cancel it first",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> reissue(@PathParam("number") String number, @NotNull(message = "is missing") Reissue asked) {
        ReceiptNumber cancelled = ReceiptAddress.number(number);
        return changes.reissue(user.tenant(), user.name(), cancelled).map(ReceiptChangeResource::answer);
    }

    private static Response answer(ReceiptOutcome outcome) {
        return switch (outcome) {
            case ReceiptOutcome.Changed changed -> answer(201, changed.receipt());
            case ReceiptOutcome.Standing standing -> answer(200, standing.receipt());
            case ReceiptOutcome.Unknown() -> throw ReceiptAddress.notFound();
            case ReceiptOutcome.OtherReason other ->
                ProblemMappers.answer(ReceiptProblems.cancelledOtherwise(other.receipt()));
            case ReceiptOutcome.NotCancelled() -> ProblemMappers.answer(ReceiptProblems.notCancelled());
            case ReceiptOutcome.NoRoom() -> ProblemMappers.answer(ReceiptProblems.eventsWait());
        };
    }

    private static Response answer(int status, Receipt receipt) {
        return Response.status(status)
                .header(HttpHeaders.CONTENT_LOCATION, ReceiptAddress.of(receipt.number()))
                .entity(ReceiptView.of(receipt))
                .build();
    }
}
