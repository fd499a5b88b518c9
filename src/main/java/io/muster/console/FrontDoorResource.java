package io.muster.console;

import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The bare address: whoever types it wants the console. */
@Path("/")
public class FrontDoorResource {
    private final Doors doors;

    FrontDoorResource(Doors doors) {
        this.doors = doors;
    }

    /** Leads to the console, where there is one. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response lead() {
        if (!doors.areOpen()) {
            throw new ProblemFailure(Problems.notFound("page"));
        }
        return Response.seeOther(URI.create("/console")).build();
    }
}
