package io.muster.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** An upload's progress as it happens. */
@Path(UploadResource.PATH + "/{id}/events")
@Tag(name = "Uploads")
public class UploadEventsResource {
    private final CurrentUser user;
    private final Followers followers;

    UploadEventsResource(CurrentUser user, Followers followers) {
        this.user = user;
        this.followers = followers;
    }

    /** Streams the upload's progress. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "followUpload",
            summary = "Follow an upload",
            description =
                    "Server-sent events, one a second whether anything moved or not; the stream ends with the event "
                            + "whose state is completed or failed.")
    public RestMulti<ProgressView> follow(@PathParam("id") String id) {
        return RestMulti.fromUniResponse(followers.admit(user.tenant(), UploadAddress.id(id)), following -> following);
    }
}
