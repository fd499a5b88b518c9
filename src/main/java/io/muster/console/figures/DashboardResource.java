package io.muster.console.figures;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page of whoever reads a lender's figures. */
@Path("/console")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
public class DashboardResource {
    private final Heads heads;

    DashboardResource(Heads heads) {
        this.heads = heads;
    }

    @CheckedTemplate(basePath = "figures")
    static class Pages {
        private Pages() {}

        static native TemplateInstance dashboard(Head head);
    }

    /** The dashboard. */
    @GET
    @Operation(hidden = true)
    public Uni<String> get() {
        return heads.page(Pages::dashboard);
    }
}
