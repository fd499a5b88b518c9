package io.muster.web;

import io.muster.pipeline.Cancellations;
import io.muster.tenant.TenantId;
import io.muster.upload.Decided;
import io.muster.upload.DecisionLog;
import io.muster.upload.Decisions;
import io.muster.upload.Declared;
import io.muster.upload.Hand;
import io.muster.upload.Seen;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.muster.upload.Wishes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people decide about uploads: that they are posted, approved, returned, discarded, paused, resumed, cancelled, taken up. */
@Path(UploadResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions", description = "What people decide about uploads, and who decided what")
public class DecisionResource {
    private static final String SAME = "The same request may be repeated: how it stands is answered. ";

    private final CurrentUser user;
    private final Uploads uploads;
    private final Decisions decisions;
    private final Wishes wishes;
    private final Cancellations cancellations;
    private final DecisionLog log;

    DecisionResource(
            CurrentUser user,
            Uploads uploads,
            Decisions decisions,
            Wishes wishes,
            Cancellations cancellations,
            DecisionLog log) {
        this.user = user;
        this.uploads = uploads;
        this.decisions = decisions;
        this.wishes = wishes;
        this.cancellations = cancellations;
        this.log = log;
    }

    /** What the person saw who decides. */
    @Schema(
            name = "SeenTrial",
            description = "The trial that the decision is about, with its rows and paise as they were shown")
    record SeenTrial(
            @NotNull(message = "is missing") @Min(value = 1, message = "is no trial's number")
            Integer trial,

            @NotNull(message = "is missing") @Min(value = 0, message = "is below 0")
            Integer rows,

            @NotNull(message = "is missing") @Min(value = 0, message = "is below 0")
            Long paise) {
        Seen seen() {
            return new Seen(trial, rows, paise);
        }
    }

    /** Why somebody decides so. */
    @Schema(name = "DecisionReason")
    record Because(
            @NotNull(message = "is missing")
            @Size(min = 5, max = 300, message = "has 5 to 300 characters")
            @Pattern(
                    regexp = "[^\\p{Cc}\\s](?:[^\\p{Cc}]*[^\\p{Cc}\\s])?",
                    message = "begins or ends with a space, or has characters that cannot be printed")
            String reason) {}

    /** What is in the sheet. */
    @Schema(name = "Declaration", description = "What should be in the sheet; what is left out is no longer declared")
    record Declaration(
            @Min(value = 0, message = "is below 0") @Nullable
            Integer rows,

            @Min(value = 0, message = "is below 0") @Nullable
            Long paise) {}

    /** Nothing is to be said: what is asked for stands in the address. */
    @Schema(name = "PlainDecision", description = "An empty object")
    record Plain() {}

    /** Lists what people did. */
    @GET
    @Path("decisions")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "listDecisions", summary = "List what people did with an upload, in order")
    public Uni<List<DecisionView>> list(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        UploadId upload = UploadAddress.id(id);
        return uploads.find(tenant, upload)
                .map(UploadAddress::orNotFound)
                .chain(() -> log.list(tenant, upload))
                .map(all -> all.stream().map(DecisionView::of).toList());
    }

    /** Posts, or asks a checker. */
    @POST
    @Path("posting")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "postUpload",
            summary = "Let a tried upload be posted, or ask a checker where the lender's rule wants one",
            description = SAME)
    public Uni<RestResponse<UploadView>> post(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid SeenTrial asked) {
        return answer(decisions.post(user.tenant(), UploadAddress.id(id), hand(Hand.Role.MAKER), asked.seen()));
    }

    /** Approves. */
    @POST
    @Path("approval")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CHECKER)
    @Operation(
            operationId = "approveUpload",
            summary = "Approve an upload as the second person; it is posted then",
            description = SAME + "Who sent it, declared its totals, mapped its columns or mended its rows is refused.")
    public Uni<RestResponse<UploadView>> approve(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid SeenTrial asked) {
        return answer(decisions.approve(user.tenant(), UploadAddress.id(id), hand(Hand.Role.CHECKER), asked.seen()));
    }

    /** Gives back to the maker. */
    @POST
    @Path("return")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CHECKER)
    @Operation(operationId = "returnUpload", summary = "Give an upload that asks a checker back to its maker")
    public Uni<RestResponse<UploadView>> giveBack(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid Because asked) {
        return answer(decisions.giveBack(user.tenant(), UploadAddress.id(id), hand(Hand.Role.CHECKER), asked.reason()));
    }

    /** Says otherwise what is in the sheet. */
    @POST
    @Path("declaration")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "declareUpload",
            summary = "Say otherwise what is in the sheet, while that is what the upload asks",
            description = "When it ties, the upload asks its maker to post it.")
    public Uni<RestResponse<UploadView>> declare(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid Declaration asked) {
        Declared declared = new Declared(asked.rows(), asked.paise());
        return answer(decisions.declare(user.tenant(), UploadAddress.id(id), hand(Hand.Role.MAKER), declared));
    }

    /** Discards. */
    @POST
    @Path("discarding")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(operationId = "discardUpload", summary = "End an upload of which nothing is posted", description = SAME)
    public Uni<RestResponse<UploadView>> discard(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid Because asked) {
        return answer(wishes.discard(user.tenant(), UploadAddress.id(id), either(), asked.reason()));
    }

    /** Lets it rest. */
    @POST
    @Path("pause")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(
            operationId = "pauseUpload",
            summary = "Let an upload that is being posted rest between two batches",
            description = SAME)
    public Uni<RestResponse<UploadView>> pause(
            @PathParam("id") String id, @NotNull(message = "is missing") Plain asked) {
        return answer(wishes.pause(user.tenant(), UploadAddress.id(id), either()));
    }

    /** Lets it go on. */
    @POST
    @Path("resume")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(
            operationId = "resumeUpload",
            summary = "Let a paused upload go on where it stopped",
            description = SAME + "What a checker has paused, only a checker lets go on or cancels.")
    public Uni<RestResponse<UploadView>> resume(
            @PathParam("id") String id, @NotNull(message = "is missing") Plain asked) {
        return answer(wishes.resume(user.tenant(), UploadAddress.id(id), either()));
    }

    /** Ends it. */
    @POST
    @Path("cancellation")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(
            operationId = "cancelUpload",
            summary = "End an upload that is being posted between two batches; what is posted stays posted",
            description = SAME)
    public Uni<RestResponse<UploadView>> cancel(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid Because asked) {
        return answer(cancellations.cancel(user.tenant(), UploadAddress.id(id), either(), asked.reason()));
    }

    /** Takes it up again. */
    @POST
    @Path("taking-up")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "takeUpUpload",
            summary = "Want the rest of a cancelled upload posted after all; it begins with a trial",
            description =
                    "What a checker has cancelled and a maker takes up needs a checker's approval, however little it is.")
    public Uni<RestResponse<UploadView>> takeUp(
            @PathParam("id") String id, @NotNull(message = "is missing") Plain asked) {
        return answer(decisions.takeUp(user.tenant(), UploadAddress.id(id), either()));
    }

    private Hand hand(Hand.Role role) {
        return new Hand(user.name(), user.subject(), role);
    }

    /** Who is both acts with the weight of a checker. */
    private Hand either() {
        return hand(user.is(Roles.CHECKER) ? Hand.Role.CHECKER : Hand.Role.MAKER);
    }

    private static Uni<RestResponse<UploadView>> answer(Uni<Optional<Decided>> decided) {
        return decided.map(found -> answer(found.orElseThrow(UploadAddress::notFound)));
    }

    private static RestResponse<UploadView> answer(Decided decided) {
        UploadView view = UploadView.of(decided.upload());
        return switch (decided) {
            case Decided.Done _ -> RestResponse.ok(view);
            case Decided.Noted _ -> RestResponse.status(RestResponse.Status.ACCEPTED, view);
            case Decided.NotAsked _,
                    Decided.ChangedSince _,
                    Decided.OwnUpload _,
                    Decided.PausedByChecker _,
                    Decided.AlreadyPosting _,
                    Decided.RowsElsewhere _ -> throw new ProblemFailure(DecisionProblems.of(decided));
        };
    }
}
