package io.muster.web;

import io.muster.pipeline.ColumnChoices;
import io.muster.pipeline.LoanLooks;
import io.muster.pipeline.TrialBooks;
import io.muster.posting.Trial;
import io.muster.tenant.SheetMapping;
import io.muster.tenant.TenantId;
import io.muster.upload.Decided;
import io.muster.upload.Hand;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What a trial of an upload has found, and which of its columns is which field. */
@Path(UploadResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads")
public class TrialResource {
    private static final int FIELDS_MAX = 60;

    private final CurrentUser user;
    private final Uploads uploads;
    private final TrialBooks trials;
    private final LoanLooks looks;
    private final ColumnChoices choices;

    TrialResource(CurrentUser user, Uploads uploads, TrialBooks trials, LoanLooks looks, ColumnChoices choices) {
        this.user = user;
        this.uploads = uploads;
        this.trials = trials;
        this.looks = looks;
        this.choices = choices;
    }

    /** Shows the last trial that ended. */
    @GET
    @Path("trial")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "getTrial",
            summary = "See what would become of an upload's rows",
            description =
                    "The last trial that ended; not found before one has. Other files may be posted meanwhile: it says "
                            + "what the books said then.")
    public Uni<TrialView> trial(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        return trials.last(tenant, UploadAddress.id(id))
                .map(found -> found.map(this::shown).orElseThrow(() -> new ProblemFailure(Problems.notFound("trial"))));
    }

    /** What of it this user reads: only who may say which column is which sees the first values of each. */
    private TrialView shown(Trial trial) {
        TrialView view = TrialView.of(trial, CellMask.of(user));
        return user.is(Roles.MAKER) ? view : view.withoutMapping();
    }

    /** Looks at one loan's rows. */
    @GET
    @Path("trial/loans/{number}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "getTrialOfLoan",
            summary = "See what an upload's rows would do to one loan, instalment by instalment",
            description =
                    "The sheet is read again for it, so one loan is looked at at a time. The loan's rows are judged "
                            + "one after the other, on the books as they are now.")
    @APIResponse(
            responseCode = "503",
            description = "Another loan is being looked at, or the sheet is too long: try later")
    public Uni<TrialLoanView> loan(@PathParam("id") String id, @PathParam("number") String number) {
        TenantId tenant = user.tenant();
        return uploads.find(tenant, UploadAddress.id(id))
                .map(UploadAddress::orNotFound)
                .flatMap(upload -> looks.of(tenant, upload, LoanResource.number(number)))
                .onFailure(failure -> failure instanceof LoanLooks.Busy || failure instanceof TimeoutException)
                .transform(_ -> new ProblemFailure(
                        Problems.busy("Another loan of an upload is being looked at.", "Ask again in a few seconds.")))
                .map(found -> found.map(look -> TrialLoanView.of(look, CellMask.of(user)))
                        .orElseThrow(() -> new ProblemFailure(Problems.notFound("loan of a trial"))));
    }

    /**
     * Which header stands for which field.
     *
     * @param fields the header by the field's name
     * @param remember whether sheets with the same header are read so from now on
     */
    @Schema(name = "Mapping")
    record Mapping(
            @Schema(examples = "{\"amount\": \"Amt recd\"}")
            @NotNull(message = "is missing")
            @Size(min = 1, max = FIELDS_MAX, message = "names 1 to " + FIELDS_MAX + " fields")
            Map<String, String> fields,

            boolean remember) {}

    /** Says which column is which field. */
    @POST
    @Path("mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "mapUpload",
            summary = "Say which column of a held upload is which field",
            description = "It is tried anew by that, and held again for whoever must act then.")
    @APIResponse(responseCode = "202", description = "It is tried anew")
    @APIResponse(responseCode = "409", description = "It is not held, or a checker has it")
    @APIResponse(responseCode = "400", description = "The sheet cannot be read so")
    public Uni<RestResponse<UploadView>> map(
            @PathParam("id") String id, @NotNull(message = "is missing") @Valid Mapping mapping) {
        TenantId tenant = user.tenant();
        UploadId upload = UploadAddress.id(id);
        Hand maker = new Hand(user.name(), user.subject(), Hand.Role.MAKER);
        return choices.choose(tenant, upload, maker, new SheetMapping(mapping.fields()), mapping.remember())
                .map(TrialResource::made)
                .map(decided -> RestResponse.accepted(UploadView.of(decided.upload())));
    }

    /**
     * What was decided.
     *
     * @throws ProblemFailure when nothing was
     */
    public static Decided made(Optional<ColumnChoices.Choice> choice) {
        return switch (choice.orElseThrow(() -> new ProblemFailure(Problems.notFound("trial")))) {
            case ColumnChoices.Choice.Wrong(var reasons) -> throw new ProblemFailure(Problems.invalid(reasons));
            case ColumnChoices.Choice.Made(Decided.Done done) -> done;
            case ColumnChoices.Choice.Made(Decided other) -> throw new ProblemFailure(DecisionProblems.of(other));
        };
    }
}
