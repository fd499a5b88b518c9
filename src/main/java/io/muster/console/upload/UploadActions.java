package io.muster.console.upload;

import io.muster.console.Because;
import io.muster.money.AmountText;
import io.muster.pipeline.Cancellations;
import io.muster.pipeline.ColumnChoices;
import io.muster.tenant.SheetMapping;
import io.muster.upload.Decided;
import io.muster.upload.Decisions;
import io.muster.upload.Declared;
import io.muster.upload.Hand;
import io.muster.upload.Seen;
import io.muster.upload.Wishes;
import io.muster.validation.Reason;
import io.muster.web.CurrentUser;
import io.muster.web.DecisionProblems;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.muster.web.Roles;
import io.muster.web.TrialResource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people do with an upload in its page; each is the same decision as over HTTP, and leads back to the page. */
@Path(UploadsPage.PATH + "/{id}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class UploadActions {
    private static final Pattern ROWS = Pattern.compile("[0-9,]{0,12}");
    private static final String FIELD = "field.";
    private static final int FIELDS_MAX = 60;

    private final CurrentUser user;
    private final Decisions decisions;
    private final Wishes wishes;
    private final Cancellations cancellations;
    private final ColumnChoices choices;

    UploadActions(
            CurrentUser user, Decisions decisions, Wishes wishes, Cancellations cancellations, ColumnChoices choices) {
        this.user = user;
        this.decisions = decisions;
        this.wishes = wishes;
        this.cancellations = cancellations;
        this.choices = choices;
    }

    /** Posts, or asks a checker. */
    @POST
    @Path("posting")
    @RolesAllowed(Roles.MAKER)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> post(
            @PathParam("id") String id,
            @FormParam("trial") int trial,
            @FormParam("rows") int rows,
            @FormParam("paise") long paise) {
        return answer(
                id, decisions.post(user.tenant(), Stories.id(id), hand(Hand.Role.MAKER), new Seen(trial, rows, paise)));
    }

    /** Approves. */
    @POST
    @Path("approval")
    @RolesAllowed(Roles.CHECKER)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> approve(
            @PathParam("id") String id,
            @FormParam("trial") int trial,
            @FormParam("rows") int rows,
            @FormParam("paise") long paise) {
        return answer(
                id,
                decisions.approve(
                        user.tenant(), Stories.id(id), hand(Hand.Role.CHECKER), new Seen(trial, rows, paise)));
    }

    /** Gives back to the maker. */
    @POST
    @Path("return")
    @RolesAllowed(Roles.CHECKER)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> giveBack(
            @PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return answer(
                id, decisions.giveBack(user.tenant(), Stories.id(id), hand(Hand.Role.CHECKER), Because.of(reason)));
    }

    /** Discards. */
    @POST
    @Path("discarding")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(hidden = true)
    public Uni<RestResponse<String>> discard(
            @PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return answer(id, wishes.discard(user.tenant(), Stories.id(id), either(), Because.of(reason)));
    }

    /** Says otherwise what is in the sheet. */
    @POST
    @Path("declaration")
    @RolesAllowed(Roles.MAKER)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> declare(
            @PathParam("id") String id,
            @FormParam("rows") @DefaultValue("") String rows,
            @FormParam("rupees") @DefaultValue("") String rupees) {
        Declared declared = new Declared(rows(rows), paise(rupees));
        return answer(id, decisions.declare(user.tenant(), Stories.id(id), hand(Hand.Role.MAKER), declared));
    }

    /** Says which column is which field. */
    @POST
    @Path("mapping")
    @RolesAllowed(Roles.MAKER)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> map(
            @PathParam("id") String id, @NotNull(message = "is missing") MultivaluedMap<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            String header = String.valueOf(values.getFirst());
            if (name.startsWith(FIELD) && !header.isEmpty() && fields.size() < FIELDS_MAX) {
                fields.put(name.substring(FIELD.length()), header);
            }
        });
        boolean remember = form.containsKey("remember");
        return choices.choose(user.tenant(), Stories.id(id), hand(Hand.Role.MAKER), new SheetMapping(fields), remember)
                .map(TrialResource::made)
                .map(_ -> go(UploadsPage.PATH + "/" + id));
    }

    /** Lets it rest. */
    @POST
    @Path("pause")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(hidden = true)
    public Uni<RestResponse<String>> pause(@PathParam("id") String id) {
        return answer(id, wishes.pause(user.tenant(), Stories.id(id), either()));
    }

    /** Lets it go on. */
    @POST
    @Path("resume")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(hidden = true)
    public Uni<RestResponse<String>> resume(@PathParam("id") String id) {
        return answer(id, wishes.resume(user.tenant(), Stories.id(id), either()));
    }

    /** Ends it. */
    @POST
    @Path("cancellation")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(hidden = true)
    public Uni<RestResponse<String>> cancel(
            @PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return answer(id, cancellations.cancel(user.tenant(), Stories.id(id), either(), Because.of(reason)));
    }

    /** Takes it up again. */
    @POST
    @Path("taking-up")
    @RolesAllowed(Roles.MAKER)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> takeUp(@PathParam("id") String id) {
        return answer(id, decisions.takeUp(user.tenant(), Stories.id(id), either()));
    }

    /** Has htmx go to another page. */
    static RestResponse<String> go(String place) {
        return RestResponse.ResponseBuilder.ok("").header("HX-Redirect", place).build();
    }

    private static Uni<RestResponse<String>> answer(String id, Uni<Optional<Decided>> decided) {
        return decided.map(
                found -> answer(id, found.orElseThrow(() -> new ProblemFailure(Problems.notFound("upload")))));
    }

    private static RestResponse<String> answer(String id, Decided decided) {
        return switch (decided) {
            case Decided.Done _, Decided.Noted _ -> go(UploadsPage.PATH + "/" + id);
            case Decided.NotAsked _,
                    Decided.ChangedSince _,
                    Decided.OwnUpload _,
                    Decided.PausedByChecker _,
                    Decided.AlreadyPosting _,
                    Decided.RowsElsewhere _ -> throw new ProblemFailure(DecisionProblems.of(decided));
        };
    }

    private Hand hand(Hand.Role role) {
        return new Hand(user.name(), user.subject(), role);
    }

    /** Who is both acts with the weight of a checker. */
    private Hand either() {
        return hand(user.is(Roles.CHECKER) ? Hand.Role.CHECKER : Hand.Role.MAKER);
    }

    private static @Nullable Integer rows(String text) {
        String digits = text.strip().replace(",", "");
        if (!ROWS.matcher(text.strip()).matches() || digits.length() > 9) {
            throw wrong("rows", "The number of rows is no number, or too large.");
        }
        return digits.isEmpty() ? null : Integer.valueOf(digits);
    }

    private static @Nullable Long paise(String rupees) {
        if (rupees.isBlank()) {
            return null;
        }
        return switch (AmountText.read(rupees.strip())) {
            case AmountText.Reading.Read(long paise) -> paise;
            case AmountText.Reading.Unread _ -> throw wrong("rupees", "The amount cannot be read as one.");
        };
    }

    private static ProblemFailure wrong(String field, String message) {
        return new ProblemFailure(
                Problems.invalid(List.of(new Reason(null, field, "wrong-type", message, "Mend it and try again."))));
    }
}
