package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.loan.LoanAccountNumber;
import io.muster.pipeline.Reveals;
import io.muster.pipeline.Reveals.Item;
import io.muster.pipeline.Reveals.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A borrower's personal data unmasked, for a reason that is kept. */
@Path(LoanResource.PATH + "/{number}/reveals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reveals", description = "See a borrower's phone or e-mail unmasked, and who did so why")
public class RevealResource {
    private final CurrentUser user;
    private final Reveals reveals;

    RevealResource(CurrentUser user, Reveals reveals) {
        this.user = user;
        this.reveals = reveals;
    }

    /** What somebody wants to see, and why. */
    @Schema(name = "NewReveal")
    record NewReveal(
            @NotEmpty(message = "is missing")
            @Size(max = 2, message = "has more than there is")
            @Schema(description = "phone, email")
            List<
                            @NotNull(message = "is missing")
                            @Pattern(regexp = "phone|email", message = "is neither phone nor email") String>
                    fields,

            @NotNull(message = "is missing")
            @Size(min = Reveals.REASON_LENGTH_MIN, max = Reveals.REASON_LENGTH_MAX, message = "has 5 to 300 characters")
            @Pattern(
                    regexp = Reveals.REASON_FORM,
                    message = "begins or ends with a space, or has characters that cannot be printed")
            String reason) {}

    /** What was asked for, unmasked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Reveal", description = "What was asked for, unmasked; nothing where the books have nothing")
    record RevealView(@Nullable String phone, @Nullable String email) {}

    /** Shows a borrower's data. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
    @Operation(
            operationId = "reveal",
            summary = "See a borrower's phone or e-mail unmasked",
            description =
                    "Who looked, at what and why is on record before the answer is given. Agents are shown phones "
                            + "alone, to reach whom they collect from.")
    @APIResponse(responseCode = "429", description = "You have seen as many within the hour as one may")
    public Uni<RestResponse<RevealView>> reveal(
            @PathParam("number") String number, @NotNull(message = "is missing") @Valid NewReveal asked) {
        LoanAccountNumber loan = LoanResource.number(number);
        Set<Item> items = asked.fields().stream()
                .map(Item::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Item.class)));
        if (items.contains(Item.EMAIL) && !mayReadAll()) {
            throw new ProblemFailure(Problems.forbidden());
        }
        return reveals.reveal(
                        user.tenant(), new Reveals.Wanted(loan, items, asked.reason(), user.name(), user.subject()))
                .map(RevealResource::answer);
    }

    private boolean mayReadAll() {
        return user.is(Roles.MAKER) || user.is(Roles.CHECKER) || user.is(Roles.AUDITOR);
    }

    private static RestResponse<RevealView> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shown(String phone, String email) ->
                RestResponse.ResponseBuilder.ok(new RevealView(phone, email))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case Outcome.UnknownLoan() -> throw LoanResource.notFound();
            case Outcome.TooMany(int perHourMax) -> throw new ProblemFailure(Problems.tooManyReveals(perHourMax));
        };
    }
}
