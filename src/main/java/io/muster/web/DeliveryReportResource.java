package io.muster.web;

import io.muster.notification.gateway.Webhook;
import io.muster.notification.sending.ReportDoor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Delivery reports of messages, from providers: each proves itself as the lender's gateway policy says, and not by a token of
 * ours. What a provider must know is in docs/messages.md.
 */
@Path(DeliveryReportResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryReportResource {
    static final String PATH = "/api/v1/delivery-reports";

    private static final int COME_AGAIN_SECONDS = 5;

    private final ReportDoor door;

    DeliveryReportResource(ReportDoor door) {
        this.door = door;
    }

    /** Takes the reports of one request; they are entered soon after. */
    @POST
    @Path("{tenant}/{gateway}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @SmallBody
    @PermitAll
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response take(
            @PathParam("tenant") String tenant,
            @PathParam("gateway") String gateway,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request,
            byte @Nullable [] body) {
        MediaType type = headers.getMediaType();
        boolean form = type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
        byte[] sent = body == null ? new byte[0] : body;
        String client = ClientNetwork.of(request.remoteAddress().hostAddress());
        return switch (door.take(tenant, gateway, client, sent, form, name -> only(headers.getRequestHeader(name)))) {
            case TAKEN -> Response.accepted().build();
            case NOT_PROVEN -> ProblemMappers.answer(Problems.reportNotProven());
            case UNREADABLE ->
                ProblemMappers.answer(Problems.badRequest(
                        "not-json", "The reports cannot be read.", "Send them as the gateway's policy says."));
            case TOO_LONG ->
                ProblemMappers.answer(Problems.badRequest(
                        "too-many-reports",
                        "The request has more than " + Webhook.REPORTS_MAX + " reports, and none was taken.",
                        "Send at most " + Webhook.REPORTS_MAX + " at once."));
            case TOO_MANY ->
                Response.fromResponse(ProblemMappers.answer(Problems.tooManyRequests()))
                        .header(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS)
                        .build();
        };
    }

    private static @Nullable String only(@Nullable List<String> values) {
        return values == null || values.size() != 1 ? null : values.getFirst();
    }
}
