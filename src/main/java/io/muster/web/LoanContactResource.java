package io.muster.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.muster.loan.LoanAccountNumber;
import io.muster.notification.Bounces;
import io.muster.notification.Channel;
import io.muster.notification.ContactHours;
import io.muster.notification.ContactRecords;
import io.muster.notification.MessageKind;
import io.muster.pipeline.LoanContacts;
import io.muster.pipeline.LoanContacts.BounceOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What staff enter about a loan's contact with its borrower: debits that came back, and wishes not to be written to. */
@Path(LoanResource.PATH + "/{number}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contact", description = "Bounces, opt-outs and agents: what decides who is written to")
public class LoanContactResource {
    private final CurrentUser user;
    private final LoanContacts contacts;

    LoanContactResource(CurrentUser user, LoanContacts contacts) {
        this.user = user;
        this.contacts = contacts;
    }

    /** A debit that came back, as staff enter it. */
    @Schema(name = "NewBounce")
    record NewBounce(
            @Schema(description = "Paise: 123456 is 1,234.56 rupees")
            @Min(value = 1, message = "is not above zero")
            @Max(value = 1_000_000_000_000L, message = "is above 1,000 crore rupees")
            long amountPaise,

            @NotNull(message = "is missing")
            @JsonDeserialize(using = DayText.class)
            @Schema(description = "The day of the presentation")
            LocalDate presentedOn,

            @Nullable
            @Pattern(regexp = "[A-Za-z0-9]{1,40}", message = "has 1 to 40 letters and digits")
            @Schema(description = "The mandate's number (UMRN)")
            String mandate,

            @NotNull(message = "is missing")
            @Pattern(regexp = "[A-Z0-9]{1,4}", message = "has 1 to 4 capital letters and digits")
            @Schema(description = "The bank's code", examples = "04")
            String returnCode) {}

    /** A debit that came back, as the books have it. */
    @Schema(name = "Bounce")
    record BounceView(
            UUID id,
            String loanAccount,
            long amountPaise,
            LocalDate presentedOn,
            @Nullable String mandate,
            String returnCode,
            String meaning,
            String action,
            Instant recordedAt) {
        static BounceView of(BounceOutcome.Recorded recorded) {
            return new BounceView(
                    recorded.kept().id(),
                    recorded.bounce().loan().value(),
                    recorded.bounce().amountPaise(),
                    recorded.bounce().presentedOn(),
                    recorded.bounce().mandate(),
                    recorded.bounce().returnCode(),
                    recorded.reason().meaning(),
                    recorded.reason().action().slug(),
                    recorded.kept().recordedAt());
        }
    }

    /** A wish not to be written to, as staff enter it. */
    @Schema(name = "NewExclusion")
    record NewExclusion(
            @Nullable @Schema(description = "A kind of message; without one it holds for every kind")
            String kind,

            @Nullable @Schema(description = "sms or email; without one it holds for both")
            String channel,

            @NotNull(message = "is missing")
            @Size(min = 3, max = 300, message = "has 3 to 300 characters")
            @Pattern(regexp = "\\P{Cc}*", message = "has characters that cannot be printed")
            String reason,

            @Nullable @JsonDeserialize(using = DayText.class) @Schema(description = "The first day; without one today")
            LocalDate from,

            @Nullable
            @JsonDeserialize(using = DayText.class)
            @Schema(description = "The last day; without one it holds until somebody ends it")
            LocalDate until) {}

    /** Records a debit that came back. */
    @POST
    @Path("bounces")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.MAKER)
    @Operation(
            operationId = "recordBounce",
            summary = "Record a debit that was presented and came back; no money moves",
            description =
                    "A loan's debit of a day and an amount is recorded once, so the request may be repeated; with another "
                            + "return code or mandate than stands there it is refused.")
    @APIResponse(responseCode = "201", description = "Recorded")
    @APIResponse(responseCode = "200", description = "It was recorded before")
    @APIResponse(
            responseCode = "409",
            description = "It stands with another return code or mandate, which the answer says")
    public Uni<RestResponse<BounceView>> bounce(
            @PathParam("number") String number, @NotNull(message = "is missing") @Valid NewBounce asked) {
        LoanAccountNumber loan = LoanResource.number(number);
        Bounces.Bounce bounce = new Bounces.Bounce(
                loan, asked.amountPaise(), asked.presentedOn(), asked.mandate(), asked.returnCode(), user.name());
        return contacts.record(user.tenant(), bounce).map(LoanContactResource::answer);
    }

    private static RestResponse<BounceView> answer(BounceOutcome outcome) {
        return switch (outcome) {
            case BounceOutcome.Recorded recorded ->
                RestResponse.status(
                        recorded.kept().isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        BounceView.of(recorded));
            case BounceOutcome.Otherwise(Bounces.Kept kept) ->
                throw new ProblemFailure(Problems.bounceOtherwise(kept.returnCode(), kept.mandate()));
            case BounceOutcome.UnknownLoan() -> throw LoanResource.notFound();
            case BounceOutcome.UnknownCode() ->
                throw new ProblemFailure(Problems.badRequest(
                        "unknown-return-code",
                        "Your lender's table has no such return code.",
                        "Check the code; if the bank has it, have it added with its meaning."));
            case BounceOutcome.Pending() ->
                throw new ProblemFailure(Problems.badRequest(
                        "bounce-pending",
                        "This code says that the bank has not decided yet; nothing came back.",
                        "Record it when the bank has returned it."));
            case BounceOutcome.NoRoom() -> throw new ProblemFailure(Problems.eventsWait());
        };
    }

    /** Enters a wish not to be written to. */
    @POST
    @Path("exclusions")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(operationId = "addExclusion", summary = "Keep a borrower from being written to, about all or one kind")
    @APIResponse(responseCode = "201", description = "Entered")
    public Uni<RestResponse<ContactRecords.Exclusion>> exclude(
            @PathParam("number") String number, @NotNull(message = "is missing") @Valid NewExclusion asked) {
        return contacts.exclude(user.tenant(), LoanResource.number(number), wish(asked, user.name()))
                .map(LoanContactResource::answer);
    }

    private static RestResponse<ContactRecords.Exclusion> answer(ContactRecords.Entered entered) {
        return switch (entered) {
            case ContactRecords.Entered.Kept(ContactRecords.Exclusion exclusion) ->
                RestResponse.status(RestResponse.Status.CREATED, exclusion);
            case ContactRecords.Entered.UnknownLoan() -> throw LoanResource.notFound();
            case ContactRecords.Entered.TooMany() -> throw new ProblemFailure(Problems.tooManyExclusions());
        };
    }

    private static ContactRecords.NewExclusion wish(NewExclusion asked, String by) {
        LocalDate from = asked.from() == null ? LocalDate.now(ContactHours.INDIA) : asked.from();
        if (asked.until() != null && asked.until().isBefore(from)) {
            throw invalid("until lies before from.", "Give a later last day, or none.");
        }
        try {
            return new ContactRecords.NewExclusion(
                    asked.kind() == null ? null : MessageKind.of(asked.kind()),
                    asked.channel() == null ? null : Channel.of(asked.channel()),
                    asked.reason().strip(),
                    from,
                    asked.until(),
                    by);
        } catch (IllegalArgumentException unknown) {
            throw invalid("There is " + unknown.getMessage() + ".", "Take a kind and a channel that messages have.");
        }
    }

    private static ProblemFailure invalid(String detail, String remedy) {
        return new ProblemFailure(Problems.badRequest("invalid", detail, remedy));
    }

    /** Lists the wishes of a loan's borrower. */
    @GET
    @Path("exclusions")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "listExclusions", summary = "List what a borrower is not to be written about, and by whom")
    public Uni<List<ContactRecords.Exclusion>> exclusions(@PathParam("number") String number) {
        return contacts.exclusions(user.tenant(), LoanResource.number(number));
    }

    /** Ends a wish with a day; it stays on record. */
    @DELETE
    @Path("exclusions/{id}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(
            operationId = "endExclusion",
            summary = "End such a wish with a day, the last on which it holds; without one today. It stays on record")
    public Uni<ContactRecords.Exclusion> end(
            @PathParam("number") String number,
            @PathParam("id") @Min(1) long id,
            @QueryParam("until") @Nullable String until) {
        return contacts.endExclusion(user.tenant(), LoanResource.number(number), id, day(until), user.name())
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("exclusion"))));
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return text == null ? LocalDate.now(ContactHours.INDIA) : DayText.read(text);
        } catch (DateTimeException noDay) {
            throw invalid("until is no day.", "Write it like 2026-11-05.");
        }
    }
}
