package io.muster.console;

import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages around signing in and out; the identity provider does both. */
@Path("/")
@Produces("text/html;charset=UTF-8")
public class SignResource {
    private final Doors doors;
    private final Heads heads;

    SignResource(Doors doors, Heads heads) {
        this.doors = doors;
        this.heads = heads;
    }

    @CheckedTemplate(basePath = "sign", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Pages {
        private Pages() {}

        static native TemplateInstance signedOut();

        static native TemplateInstance failed();
    }

    /** Whoever types the bare address wants the console. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response home() {
        return doors.areOpen()
                ? Response.seeOther(URI.create("/console")).build()
                : Response.status(Response.Status.NOT_FOUND).build();
    }

    /** Where the provider sends people to who signed out. */
    @GET
    @Path("console/signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> signedOut() {
        return heads.part(Pages.signedOut());
    }

    /** Where people come to when the provider did not let them in. */
    @GET
    @Path("console/sign-in-failed")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> failed() {
        return heads.part(Pages.failed());
    }

    /** Whether the session still lives: 204, and 499 for a script when it does not. */
    @GET
    @Path("console/alive")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AGENT, Roles.AUDITOR})
    @Operation(hidden = true)
    public void alive() {}
}
