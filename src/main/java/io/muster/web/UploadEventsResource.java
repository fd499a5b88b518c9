package io.muster.web;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** An upload's progress as it happens. */
@Path(UploadResource.PATH + "/{id}/events")
@Tag(name = "Uploads")
public class UploadEventsResource {
    private final CurrentUser user;
    private final Followers followers;
    private final WebConfig config;

    UploadEventsResource(CurrentUser user, Followers followers, WebConfig config) {
        this.user = user;
        this.followers = followers;
        this.config = config;
    }

    /** Streams the upload's progress. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @RunOnVirtualThread
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "followUpload",
            summary = "Follow an upload",
            description =
                    "Server-sent events, one a second whether anything moved or not; the stream ends with the event at "
                            + "which the upload is finished or waits for a person (held, paused), after an hour at most.")
    public Multi<ProgressView> follow(@PathParam("id") String id) {
        // Once the stream has begun no problem document can be sent, so the first look is waited for
        return followers.admit(user.tenant(), UploadAddress.id(id)).await().atMost(config.waitMax());
    }
}
