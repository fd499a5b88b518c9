package io.muster.web;

import io.muster.db.Pipelined;
import io.muster.notification.MessageState;
import io.muster.notification.sending.MessageLog;
import io.muster.notification.sending.Redrives;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages to borrowers and agents, and what became of them. */
@Path(MessageResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Messages", description = "What was sent to whom, why something was not, and sending it again")
public class MessageResource {
    static final String PATH = "/api/v1/messages";

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final int SUMMARY_DAYS = 30;
    private static final int SUMMARY_DAYS_MAX = 400;

    private final CurrentUser user;
    private final MessageLog messages;
    private final Redrives redrives;

    MessageResource(CurrentUser user, MessageLog messages, Redrives redrives) {
        this.user = user;
        this.messages = messages;
        this.redrives = redrives;
    }

    /** How many messages are in a state. */
    @Schema(name = "MessageCount")
    record CountView(String state, String kind, String channel, long messages) {
        static CountView of(MessageLog.Count count) {
            return new CountView(
                    count.state().slug(), count.kind().slug(), count.channel().slug(), count.messages());
        }
    }

    /** Lists messages. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "listMessages", summary = "List messages, the latest decision first")
    public Uni<Page<MessageView>> list(
            @BeanParam @Valid MessageFilter filter,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        return messages.list(user.tenant(), filter.read(), limit)
                .map(found -> Page.of(found, limit, MessageView::of, MessageFilter::place));
    }

    /** Counts messages by state, kind and channel. */
    @GET
    @Path("summary")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "summarizeMessages",
            summary = "Count the messages decided on some days by state, kind and channel",
            description = "Without days, the last 30; from and to are days in India, both counted.")
    public Uni<List<CountView>> summary(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        LocalDate today = LocalDate.now(INDIA);
        LocalDate last = to == null ? today : MessageFilter.day("to", to);
        LocalDate first = from == null ? last.minusDays(SUMMARY_DAYS) : MessageFilter.day("from", from);
        if (first.isAfter(last) || first.plusDays(SUMMARY_DAYS_MAX).isBefore(last)) {
            throw MessageFilter.wrong(
                    "from",
                    "The days from and to are no time of at most " + SUMMARY_DAYS_MAX + " days.",
                    "Ask for fewer days at once, the earlier one as from.");
        }
        return messages.summary(
                        user.tenant(),
                        first.atStartOfDay(INDIA).toInstant(),
                        last.plusDays(1).atStartOfDay(INDIA).toInstant())
                .map(counts -> counts.stream().map(CountView::of).toList());
    }

    /** Looks a message up. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "getMessage", summary = "Look up a message with its text and all that happened to it")
    public Uni<MessageView> get(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        UUID message = id(id);
        return Pipelined.failingWithTheFirst(Uni.combine()
                .all()
                .unis(entry(tenant, message), messages.notes(tenant, message))
                .collectFailures()
                .with(MessageView::whole));
    }

    /** Sends one message again. */
    @POST
    @Path("{id}/redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.CHECKER)
    @Operation(
            operationId = "redriveMessage",
            summary = "Send a message again that was refused, is dead or was not delivered",
            description = "A refused one is made anew by the template and for the address that hold now. One that the "
                    + "provider did not deliver goes as a new message, which its notes name. A reminder goes on "
                    + "its own day alone.")
    public Uni<RedrivenView> redrive(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        String by = user.name();
        return entry(tenant, id(id))
                .map(MessageResource::wanted)
                .flatMap(wanted -> redrives.redrive(tenant, wanted, by))
                .map(RedrivenView::of);
    }

    /** Sends many messages again. */
    @POST
    @Path("redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed(Roles.CHECKER)
    @Operation(
            operationId = "redriveMessages",
            summary = "Send messages again by state, kind, reason and day of decision",
            description = "At most 10,000 at once, the oldest first; where there are others, next says how to go on.")
    public Uni<RedrivenView> redrive(@NotNull(message = "is missing") @Valid MessageSelection selection) {
        return redrives.redrive(user.tenant(), selection.wanted(), user.name()).map(RedrivenView::of);
    }

    private Uni<MessageLog.Entry> entry(TenantId tenant, UUID id) {
        return messages.find(tenant, id).map(found -> found.orElseThrow(MessageResource::notFound));
    }

    /**
     * That one message is wanted again.
     *
     * @throws ProblemFailure when it is in no state from which it can be sent again
     */
    public static Redrives.Wanted wanted(MessageLog.Entry entry) {
        return new Redrives.Wanted(List.of(redrivable(entry)), entry.id(), null, null, null, null, null);
    }

    private static MessageState redrivable(MessageLog.Entry entry) {
        if (!entry.state().slug().matches(MessageSelection.STATES)) {
            throw new ProblemFailure(Problems.notToRedrive(entry.state().slug()));
        }
        return entry.state();
    }

    /** @throws ProblemFailure when this can be no message's id */
    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw notFound();
        }
    }

    /** There is no such message. */
    public static ProblemFailure notFound() {
        return new ProblemFailure(Problems.notFound("message"));
    }
}
