package io.muster.web;

import static io.muster.log.MusterLog.LOG;

import io.muster.events.OutboxRoom;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.NewUpload;
import io.muster.upload.Reception;
import io.muster.upload.Upload;
import io.muster.upload.Uploads;
import io.muster.upload.UploadsReceived;
import io.muster.upload.Waiting;
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
    private final UploadsReceived received;
    private final OutboxRoom room;
    private final Intake intake;
    private final WebConfig config;

    UploadResource(
            CurrentUser user,
            Uploads uploads,
            UploadsReceived received,
            OutboxRoom room,
            Intake intake,
            WebConfig config) {
        this.user = user;
        this.uploads = uploads;
        this.received = received;
        this.room = room;
        this.intake = intake;
        this.config = config;
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
                            + "you like, the field kind. The workbook is stored and the answer comes at once; reading and "
                            + "posting follow. The same bytes sent again are the same upload: nothing is posted twice.")
    @RequestBody(content = {@Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "202", description = "Taken; Location says where to follow it")
    @APIResponse(responseCode = "200", description = "These bytes are known; Location is their first upload")
    @APIResponse(responseCode = "507", description = "No room for it now; nothing was kept")
    public RestResponse<UploadView> takeRaw(
            @QueryParam("kind") @DefaultValue(COLLECTIONS) String kind,
            @QueryParam("name") @Nullable String name,
            @HeaderParam("Content-Disposition") @Nullable String disposition,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        TenantId tenant = user.tenant();
        WorkbookKind asked = Kinds.of(kind);
        intake.requireRoom(length, 0);
        String called = name == null ? FileName.inDisposition(disposition) : name;
        return receive(tenant, intake.takeRaw(tenant, asked, called, body));
    }

    /** Takes a workbook as the file of a form. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.MAKER)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public RestResponse<UploadView> takeForm(
            @QueryParam("kind") @DefaultValue(COLLECTIONS) String kind,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        TenantId tenant = user.tenant();
        WorkbookKind asked = Kinds.of(kind);
        intake.requireRoom(length, Intake.FORM_BYTES_MAX);
        return receive(tenant, intake.takeForm(tenant, asked, type, body));
    }

    /** Lists the lender's uploads. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "listUploads", summary = "List uploads, the newest first")
    public Uni<Page<UploadView>> list(
            @QueryParam("state")
                    @Pattern(regexp = "received|reading|completed|failed", message = "is no state of an upload")
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
                .flatMap(upload -> room.isShort(tenant).map(noRoom -> UploadView.of(upload, noRoom)));
    }

    private RestResponse<UploadView> receive(TenantId tenant, Intake.Taken taken) {
        NewUpload upload = new NewUpload(
                taken.kind(),
                FileName.clean(taken.name()),
                taken.spooled().content(),
                taken.spooled().sizeBytes(),
                user.name());
        Reception reception = uploads.receive(tenant, upload).await().atMost(config.waitMax());
        return switch (reception) {
            case Reception.First first -> announced(tenant, first.upload());
            case Reception.Again again -> announced(tenant, again.upload());
            case Reception.Known known -> answer(RestResponse.Status.OK, known.upload());
        };
    }

    /** The upload is written down: when nobody can be woken, the sweeper finds it. */
    private RestResponse<UploadView> announced(TenantId tenant, Upload upload) {
        announce(tenant, upload.waiting()).await().indefinitely();
        return answer(RestResponse.Status.ACCEPTED, upload);
    }

    private Uni<Void> announce(TenantId tenant, Waiting upload) {
        return received.announce(tenant, upload)
                .ifNoItem()
                .after(config.waitMax())
                .fail()
                .onFailure()
                .invoke(failure -> LOG.announcementFailed(upload.id().toString(), tenant.toString(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private static RestResponse<UploadView> answer(RestResponse.Status status, Upload upload) {
        return RestResponse.ResponseBuilder.create(status, UploadView.of(upload))
                .location(URI.create(PATH + "/" + upload.id()))
                .build();
    }
}
