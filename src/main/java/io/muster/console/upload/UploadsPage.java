package io.muster.console.upload;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Ask;
import io.muster.upload.Reception;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.muster.web.CurrentUser;
import io.muster.web.Receiving;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Uploads: the list of them, those that ask for a checker, and sending one. */
@Path("/console")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class UploadsPage {
    static final String PATH = "/console/uploads";

    private static final int ROWS = 50;
    private static final Set<String> STATES =
            Set.of("received", "reading", "held", "paused", "completed", "failed", "cancelled", "discarded");

    private final Heads heads;
    private final CurrentUser user;
    private final Uploads uploads;
    private final Receiving receiving;

    UploadsPage(Heads heads, CurrentUser user, Uploads uploads, Receiving receiving) {
        this.heads = heads;
        this.user = user;
        this.uploads = uploads;
        this.receiving = receiving;
    }

    @CheckedTemplate(basePath = "uploads")
    static class Pages {
        private Pages() {}

        static native TemplateInstance list(Head head, Listing listing);

        static native TemplateInstance approve(Head head, List<Upload> asking);
    }

    /**
     * A page of uploads.
     *
     * @param state of all of them; empty for any
     * @param first where the first page is; null on that
     * @param next where the next page is; null on the last
     */
    record Listing(
            List<Upload> uploads,
            String state,
            @Nullable String first,
            @Nullable String next) {
        static Listing of(List<Upload> found, String state, boolean behind) {
            String filter = PATH + "?state=" + state;
            boolean more = found.size() > ROWS;
            List<Upload> shown = more ? found.subList(0, ROWS) : found;
            return new Listing(
                    shown,
                    state,
                    behind ? filter : null,
                    more ? filter + "&after=" + shown.getLast().id() : null);
        }
    }

    /** The newest uploads first. */
    @GET
    @Path("uploads")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Uni<String> list(@QueryParam("state") @Nullable String state, @QueryParam("after") @Nullable String after) {
        TenantId tenant = user.tenant();
        String of = state != null && STATES.contains(state) ? state : "";
        UploadId behind = after == null ? null : Stories.id(after);
        return heads.page(
                uploads.list(tenant, of.isEmpty() ? null : of, behind, ROWS + 1)
                        .map(found -> Listing.of(found, of, behind != null)),
                Pages::list);
    }

    /** What asks for a checker, the oldest first. */
    @GET
    @Path("to-approve")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Uni<String> toApprove() {
        return heads.page(uploads.asking(user.tenant(), Ask.CHECKER, Uploads.PAGE_ROWS_MAX), Pages::approve);
    }

    /** Takes a workbook; the same bytes lead to their first upload. */
    @POST
    @Path("uploads")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.MAKER)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public RestResponse<String> take(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        Reception reception = receiving.takeForm(WorkbookKind.COLLECTIONS, length, type, body);
        String known = reception instanceof Reception.Known ? "?known=true" : "";
        return UploadActions.go(PATH + "/" + reception.upload().id() + known);
    }
}
