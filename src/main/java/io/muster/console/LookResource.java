package io.muster.console;

import io.muster.web.CurrentUser;
import io.muster.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The lender's colour, and what a person chose to look at it by. */
@Path("/console")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
public class LookResource {
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    private final CurrentUser user;
    private final LenderLooks lenders;

    LookResource(CurrentUser user, LenderLooks lenders) {
        this.user = user;
        this.lenders = lenders;
    }

    /** The lender's colour; pages ask by an address that names the colour, so that a day's keeping does no harm. */
    @GET
    @Path("lender.css")
    @Produces("text/css")
    @Operation(hidden = true)
    public Uni<Response> lender() {
        return lenders.of(user.tenant())
                .map(lender -> Response.ok(LenderColour.of(lender.accent()).css())
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400")
                        .build());
    }

    /** Light, dark, or as the system has it; the page is drawn anew. */
    @POST
    @Path("look/{shade}")
    @Operation(hidden = true)
    public Response look(@PathParam("shade") String shade) {
        Look.Shade chosen = Look.Shade.of(shade).orElseThrow(NotFoundException::new);
        return remember(Look.SHADE_COOKIE, chosen.word());
    }

    /** The language of the pages, by its tag; the page is drawn anew. */
    @POST
    @Path("language/{tag}")
    @Operation(hidden = true)
    public Response language(@PathParam("tag") String tag) {
        Tongue chosen = Tongue.ofTag(tag).orElseThrow(NotFoundException::new);
        return remember(Look.LOCALE_COOKIE, chosen.tag());
    }

    private static Response remember(String cookie, String choice) {
        return Response.noContent()
                .cookie(new NewCookie.Builder(cookie)
                        .value(choice)
                        .path("/console")
                        .maxAge(YEAR_SECONDS)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .header("HX-Refresh", "true")
                .build();
    }
}
