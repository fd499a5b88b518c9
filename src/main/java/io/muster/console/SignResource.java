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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages around signing in and out; the identity provider does both. */
@Path("/console")
@Produces("text/html;charset=UTF-8")
public class SignResource {
    private final Heads heads;

    SignResource(Heads heads) {
        this.heads = heads;
    }

    @CheckedTemplate(basePath = "sign", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Pages {
        private Pages() {}

        static native TemplateInstance signedOut();

        static native TemplateInstance failed();
    }

    /** Where the provider sends people to who signed out. */
    @GET
    @Path("signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> signedOut() {
        return heads.part(Pages.signedOut());
    }

    /** Where people come to when the provider did not let them in. */
    @GET
    @Path("sign-in-failed")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> failed() {
        return heads.part(Pages.failed());
    }

    /** Whether the session still lives: 204, and 499 for a script when it does not. */
    @GET
    @Path("alive")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AGENT, Roles.AUDITOR})
    @Operation(hidden = true)
    public void alive() {}
}
