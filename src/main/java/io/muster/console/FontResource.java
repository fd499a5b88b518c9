package io.muster.console;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Hind, the letters of Hindi: the receipts' own font files, for browsers whose systems have none. */
@Path("/console-assets/fonts")
public class FontResource {
    private static final String FOR_EVER = "public, immutable, max-age=31536000";

    /** Sends one of the two files. */
    @GET
    @Path("{name: Hind-(?:Regular|SemiBold)\\.ttf}")
    @Produces("font/ttf")
    @PermitAll
    @Operation(hidden = true)
    public Response get(@jakarta.ws.rs.PathParam("name") String name) {
        InputStream font = FontResource.class.getResourceAsStream("/fonts/" + name);
        return font == null
                ? Response.status(Response.Status.NOT_FOUND).build()
                : Response.ok(font).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
    }
}
