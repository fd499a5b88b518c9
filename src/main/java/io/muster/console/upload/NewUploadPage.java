package io.muster.console.upload;

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

/** Where a workbook is sent; by itself, since an address that is spelled out goes before one with an id only so. */
@Path(UploadsPage.PATH + "/new")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed(Roles.MAKER)
public class NewUploadPage {
    private final Heads heads;

    NewUploadPage(Heads heads) {
        this.heads = heads;
    }

    @CheckedTemplate(basePath = "uploads")
    static class Pages {
        private Pages() {}

        static native TemplateInstance fresh(Head head);
    }

    /** The form. */
    @GET
    @Operation(hidden = true)
    public Uni<String> get() {
        return heads.page(Pages::fresh);
    }
}
