package io.muster.web;

import io.muster.pipeline.SingleOutcome;
import io.muster.pipeline.SinglePosting;
import io.muster.validation.CollectionLine;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single payments, as an agent's phone posts them. */
@Path(PaymentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments", description = "Post one collection at a time")
public class PaymentResource {
    static final String PATH = "/api/v1/payments";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IDEMPOTENCY_KEY_PARAMETER = "idempotencyKey";

    private final CurrentUser user;
    private final SinglePayments payments;

    PaymentResource(CurrentUser user, SinglePayments payments) {
        this.user = user;
        this.payments = payments;
    }

    /** Posts one collection. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "postPayment",
            summary = "Post one collection",
            description =
                    "Send the same request under the same Idempotency-Key until an answer comes: it is posted once, "
                            + "and the answer stays the same. What is posted already by a sheet or another phone is not posted "
                            + "again; the answer is then its receipt.")
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = PostingView.class)))
    @APIResponse(
            responseCode = "200",
            description = "This very money was posted already",
            content = @Content(schema = @Schema(implementation = PostingView.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not now: too many payments wait to be passed on; repeat it after Retry-After seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The books do not take it, or the key was used for something else",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> post(
            @HeaderParam(IDEMPOTENCY_KEY)
                    @NotNull(message = "is missing: take a new one for each payment")
                    @Size(min = 1, max = 128, message = "has 1 to 128 characters")
                    String idempotencyKey,
            @NotNull(message = "is missing") @Valid PaymentRequest request) {
        CollectionLine line = SingleRow.check(request, Instant.now());
        SinglePosting.Request asked =
                new SinglePosting.Request(user.name(), idempotencyKey, line, Digests.sha256(payments.write(request)));
        return payments.post(user.tenant(), asked).map(PaymentResource::response);
    }

    private static Response response(SingleOutcome outcome) {
        return switch (outcome) {
            case SingleOutcome.Answered answered ->
                Response.status(answered.status())
                        .type(answered.status() < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                        .header("Idempotent-Replayed", answered.replayed())
                        .entity(answered.response())
                        .build();
            case SingleOutcome.KeyReused() -> ProblemMappers.answer(Problems.keyReused());
            case SingleOutcome.NoRoom() -> ProblemMappers.answer(Problems.eventsWait());
        };
    }
}
