package io.muster.web;

import io.muster.events.OutboxRoom;
import io.muster.tenant.TenantId;
import io.muster.upload.Reception;
import io.muster.upload.Upload;
import io.muster.upload.Uploads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Workbooks: sending them, and seeing how far they are. */
@Path(UploadResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads", description = "Send a workbook; see how far it is and what became of each row")
public class UploadResource {
    static final String PATH = "/api/v1/uploads";

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String COLLECTIONS = "collections";

    private final CurrentUser user;
    private final Uploads uploads;
    private final OutboxRoom room;
    private final Receiving receiving;

    UploadResource(CurrentUser user, Uploads uploads, OutboxRoom room, Receiving receiving) {
        this.user = user;
        this.uploads = uploads;
        this.room = room;
        this.receiving = receiving;
    }

    /** Takes a workbook as the whole body. */
    @POST
    @Consumes({XLSX, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed(Roles.MAKER)
    @RunOnVirtualThread
    @Operation(
            operationId = "upload",
            summary = "Send a workbook",
            description =
                    "The body is the workbook itself, or a form (multipart/form-data) with the field file and, if "
                            + "you like, the fields kind, look, declaredRows and declaredPaise. The workbook is stored and the answer comes at once; reading and "
                            + "posting follow. With look=true, or with declared totals, or by the lender's rule it is "
                            + "tried first and may be held for a person. The same bytes sent again are the same upload: "
                            + "nothing is posted twice.")
    @RequestBody(content = {@Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "202", description = "Taken; Location says where to follow it")
    @APIResponse(responseCode = "200", description = "These bytes are known; Location is their first upload")
    @APIResponse(responseCode = "507", description = "No room for it now; nothing was kept")
    public RestResponse<UploadView> takeRaw(
            @QueryParam("kind") @DefaultValue(COLLECTIONS) String kind,
            @QueryParam("name") @Nullable String name,
            @QueryParam("look") @Nullable String look,
            @QueryParam("declaredRows") @Nullable String declaredRows,
            @QueryParam("declaredPaise") @Nullable String declaredPaise,
            @HeaderParam("Content-Disposition") @Nullable String disposition,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        String called = name == null ? FileName.inDisposition(disposition) : name;
        Said said = Said.of(look, declaredRows, declaredPaise);
        return answer(receiving.takeRaw(Kinds.of(kind), called, length, said, body));
    }

    /** Takes a workbook as the file of a form. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.MAKER)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public RestResponse<UploadView> takeForm(
            @QueryParam("kind") @DefaultValue(COLLECTIONS) String kind,
            @QueryParam("look") @Nullable String look,
            @QueryParam("declaredRows") @Nullable String declaredRows,
            @QueryParam("declaredPaise") @Nullable String declaredPaise,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        Said said = Said.of(look, declaredRows, declaredPaise);
        return answer(receiving.takeForm(Kinds.of(kind), length, type, said, body));
    }

    /** Lists the lender's uploads. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "listUploads", summary = "List uploads, the newest first")
    public Uni<Page<UploadView>> list(
            @QueryParam("state")
                    @Pattern(
                            regexp = "received|reading|held|paused|completed|failed|cancelled|discarded",
                            message = "is no state of an upload")
                    @Nullable
                    String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        TenantId tenant = user.tenant();
        return uploads.list(tenant, state, UploadAddress.after(after), limit)
                .flatMap(found -> room.isShort(tenant).map(noRoom -> page(found, limit, noRoom)));
    }

    private static Page<UploadView> page(List<Upload> found, int limit, boolean noRoom) {
        return Page.of(
                found,
                limit,
                upload -> UploadView.of(upload, noRoom),
                upload -> upload.id().toString());
    }

    /** Tells how far an upload is. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "getUpload", summary = "See how far an upload is, with rows and rupees by verdict")
    public Uni<UploadView> get(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        return uploads.find(tenant, UploadAddress.id(id))
                .map(UploadAddress::orNotFound)
                .flatMap(upload -> view(tenant, upload));
    }

    private Uni<UploadView> view(TenantId tenant, Upload upload) {
        return Uni.combine()
                .all()
                .unis(room.isShort(tenant), uploads.listChildren(tenant, upload.id()))
                .with((noRoom, children) -> UploadView.of(upload, noRoom).with(children));
    }

    private static RestResponse<UploadView> answer(Reception reception) {
        Upload upload = reception.upload();
        RestResponse.Status status =
                reception instanceof Reception.Known ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED;
        return RestResponse.ResponseBuilder.create(status, UploadView.of(upload))
                .location(URI.create(PATH + "/" + upload.id()))
                .build();
    }
}
