package io.muster.web;

import io.muster.receipt.Pack;
import io.muster.receipt.PackFormat;
import io.muster.receipt.PackSending;
import io.muster.receipt.PackSending.Asked;
import io.muster.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many receipts at once: those of an upload, or of a branch's day. */
@Path(PackResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Receipts")
public class PackResource {
    static final String PATH = "/api/v1/receipt-packs";
    private static final String ZIP = "application/zip";

    private final CurrentUser user;
    private final PackSending packs;
    private final WebConfig config;
    private final Vertx vertx;

    PackResource(CurrentUser user, PackSending packs, WebConfig config, Vertx vertx) {
        this.user = user;
        this.packs = packs;
        this.config = config;
        this.vertx = vertx;
    }

    /** Asks for a pack. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "askForReceiptPack",
            summary = "Ask for all receipts of an upload, or of a branch's business day",
            description =
                    "In the order of their numbers, cancelled ones and those issued for them included. One document is"
                            + " drawn on one paper and in one language; the documents of an archive are those of the receipts.")
    @APIResponse(
            responseCode = "201",
            description = "It can be fetched",
            content = @Content(schema = @Schema(implementation = PackView.class)))
    public Uni<Response> ask(@NotNull(message = "is missing") @Valid PackRequest asked) {
        return packs.ask(
                        user.tenant(),
                        user.name(),
                        asked.packFormat(),
                        LanguageParameter.of("language", asked.language()).orElse(null),
                        asked.content())
                .map(PackResource::answer);
    }

    /** Looks a pack up. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "getReceiptPack", summary = "Look up a pack, who fetched it, and how far that is")
    public Uni<PackView> get(@PathParam("id") String id) {
        return packs.find(user.tenant(), id(id)).map(PackResource::orNotFound).map(PackView::of);
    }

    /** Sends a pack while it is drawn. */
    @GET
    @Path("{id}/content")
    @Produces({PaperResource.PDF, ZIP})
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(
            operationId = "fetchReceiptPack",
            summary = "Fetch a pack",
            description = "It is drawn while it is sent. Who fetches it is put on record.")
    public Response fetch(@PathParam("id") String id, @Context HttpServerRequest request) {
        TenantId tenant = user.tenant();
        String by = user.name();
        Pack pack =
                packs.find(tenant, id(id)).map(PackResource::orNotFound).await().atMost(config.waitMax());
        // Once the answer has begun no problem document can be sent
        PackSending.Packed packed = packs.prepare(tenant, pack);
        StreamingOutput content = out -> send(packed, by, out, request);
        return Response.ok(content, pack.format() == PackFormat.PDF ? PaperResource.PDF : ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"receipts-" + pack.id() + "."
                                + pack.format().slug() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private void send(PackSending.Packed packed, String by, OutputStream out, HttpServerRequest request)
            throws IOException {
        Duration waitMax = config.packReaderWaitMax();
        HeardStream heard = new HeardStream(out, request, waitMax);
        long timer = vertx.setPeriodic(Math.max(1, waitMax.toMillis() / 10), _ -> heard.breakOffIfDeaf());
        try {
            packs.send(packed, by, heard);
        } finally {
            var _ = vertx.cancelTimer(timer);
        }
    }

    private static Response answer(Asked asked) {
        return switch (asked) {
            case Asked.Ready ready ->
                Response.created(URI.create(PATH + "/" + ready.pack().id()))
                        .entity(PackView.of(ready.pack()))
                        .build();
            case Asked.Empty() -> ProblemMappers.answer(ReceiptProblems.emptyPack());
            case Asked.TooMany many -> ProblemMappers.answer(ReceiptProblems.tooManyReceipts(many.receiptsMax()));
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw notFound();
        }
    }

    private static Pack orNotFound(Optional<Pack> found) {
        return found.orElseThrow(PackResource::notFound);
    }

    private static ProblemFailure notFound() {
        return new ProblemFailure(Problems.notFound("pack of receipts"));
    }
}
