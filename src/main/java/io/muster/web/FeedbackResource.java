package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.pipeline.Unhelped;
import io.muster.tenant.FeedbackPlace;
import io.muster.tenant.FeedbackWeeks;
import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which texts of Muster did not help, said by people and read by auditors. */
@Path("/api/v1/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback", description = "Say of an error that its text did not help, and which did not most often")
public class FeedbackResource {
    private final CurrentUser user;
    private final Unhelpful unhelpful;
    private final Unhelped unhelped;

    FeedbackResource(CurrentUser user, Unhelpful unhelpful, Unhelped unhelped) {
        this.user = user;
        this.unhelpful = unhelpful;
        this.unhelped = unhelped;
    }

    /** What did not help. */
    @Schema(
            name = "NewFeedback",
            description = "The code of a reason or problem whose text did not help; nothing else is kept")
    record NewFeedback(
            @NotNull(message = "is missing") @Size(max = 60, message = "is longer than any code")
            String code,

            @Schema(description = "In which language it was read: en (as answered) or hi") @Nullable
            String language) {}

    /** What did not help most often. */
    @Schema(name = "FeedbackTop", description = "The codes of which people said most often that they did not help")
    record TopView(LocalDate from, LocalDate to, List<LineView> codes) {}

    /** One code. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FeedbackLine")
    record LineView(
            String code,

            @Schema(description = "How often people said so; each once a day")
            long times,

            @Schema(description = "The same in as many weeks before")
            long timesBefore,

            @Schema(description = "Rows of sheets that were given this reason; missing for what no row was given")
            @Nullable
            Long rows,

            @Nullable Long rowsBefore,
            Map<String, Long> pages,
            Map<String, Long> languages) {
        static LineView of(Unhelped.Ranked ranked) {
            return new LineView(
                    ranked.line().code(),
                    ranked.line().times(),
                    ranked.line().before(),
                    ranked.rows(),
                    ranked.rowsBefore(),
                    ranked.line().pages(),
                    ranked.line().languages());
        }
    }

    /** Takes one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
    @Operation(
            operationId = "sayUnhelpful",
            summary = "Say that an error's text did not help",
            description = "It counts once a day for each person and code. Who said so is not kept.")
    @APIResponse(responseCode = "204", description = "It counts, or did already today")
    @APIResponse(responseCode = "429", description = "You, or your lender, have said as much today as is kept")
    public Uni<Void> say(@NotNull(message = "is missing") @Valid NewFeedback said) {
        Language language = LanguageParameter.of("language", said.language()).orElse(Language.ENGLISH);
        return unhelpful.say(said.code(), FeedbackPlace.API, language);
    }

    /** The top ten. */
    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            operationId = "listUnhelpful",
            summary = "Read which texts helped your people least",
            description = "The ten codes of which it was said most often in the last weeks, today counted.")
    public Uni<TopView> top(@QueryParam("weeks") @DefaultValue("1") @Min(1) @Max(FeedbackWeeks.WEEKS_MAX) int weeks) {
        FeedbackWeeks asked = new FeedbackWeeks(weeks, LocalDate.now(FeedbackWeeks.INDIA));
        return unhelped.top(user.tenant(), asked)
                .map(ranked -> new TopView(
                        asked.from(),
                        asked.to(),
                        ranked.stream().map(LineView::of).toList()));
    }
}
