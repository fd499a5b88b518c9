package io.muster.console.loan;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.db.Pipelined;
import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.notification.sending.MessageLog;
import io.muster.notification.sending.Redrives;
import io.muster.tenant.TenantId;
import io.muster.web.CurrentUser;
import io.muster.web.MessageFilter;
import io.muster.web.MessageResource;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Messages to borrowers and agents: what became of them, and sending one again. */
@Path(MessagesPage.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
public class MessagesPage {
    static final String PATH = "/console/messages";

    private static final int PAGE_ROWS = 50;

    private final CurrentUser user;
    private final Heads heads;
    private final MessageLog messages;
    private final Redrives redrives;

    MessagesPage(CurrentUser user, Heads heads, MessageLog messages, Redrives redrives) {
        this.user = user;
        this.heads = heads;
        this.messages = messages;
        this.redrives = redrives;
    }

    /**
     * What the list shows, and what it was narrowed to.
     *
     * @param firstPage, nextPage addresses; null where there is no such page
     */
    public record Listed(
            List<MessageLog.Entry> messages,
            @Nullable String state,
            boolean failed,
            @Nullable String kind,
            @Nullable String loan,
            @Nullable String from,
            @Nullable String to,
            @Nullable String firstPage,
            @Nullable String nextPage) {
        /** All states, by which the list may be narrowed. */
        public List<String> states() {
            return Arrays.stream(MessageState.values()).map(MessageState::slug).toList();
        }

        /** All kinds, by which the list may be narrowed. */
        public List<String> kinds() {
            return Arrays.stream(MessageKind.values()).map(MessageKind::slug).toList();
        }
    }

    /** One message with all that happened to it. */
    public record Sheet(MessageLog.Entry message, List<MessageLog.Note> notes) {
        /** Whether it is in a state from which a checker may send it again. */
        public boolean mayGoAgain() {
            return switch (message.state()) {
                case REFUSED, DEAD, UNDELIVERED -> true;
                case QUEUED, SENDING, SENT, DELIVERED, SUPPRESSED, CANCELLED -> false;
            };
        }
    }

    @CheckedTemplate(basePath = "messages")
    static class Pages {
        private Pages() {}

        static native TemplateInstance list(Head head, Listed list);

        static native TemplateInstance page(Head head, Sheet sheet);

        static native TemplateInstance again(Redrives.Redriven redriven);
    }

    /** The list, the latest decision first. */
    @GET
    @Operation(hidden = true)
    public Uni<String> list(@BeanParam @Valid MessageFilter filter, UriInfo address) {
        MultivaluedMap<String, String> asked = address.getQueryParameters();
        return heads.page(
                messages.list(user.tenant(), filter.read(), PAGE_ROWS).map(found -> listed(found, asked)), Pages::list);
    }

    private static Listed listed(List<MessageLog.Entry> found, MultivaluedMap<String, String> asked) {
        PageAddresses pages = new PageAddresses(PATH, asked);
        return new Listed(
                found,
                asked.getFirst("state"),
                Boolean.parseBoolean(asked.getFirst("failed")),
                asked.getFirst("kind"),
                asked.getFirst("loan"),
                asked.getFirst("from"),
                asked.getFirst("to"),
                asked.containsKey("after") ? pages.first() : null,
                found.size() < PAGE_ROWS ? null : pages.after(MessageFilter.place(found.getLast())));
    }

    /** One message. */
    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<String> get(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        UUID message = MessageResource.id(id);
        return heads.page(
                Pipelined.failingWithTheFirst(Uni.combine()
                        .all()
                        .unis(entry(tenant, message), messages.notes(tenant, message))
                        .collectFailures()
                        .with(Sheet::new)),
                Pages::page);
    }

    private Uni<MessageLog.Entry> entry(TenantId tenant, UUID id) {
        return messages.find(tenant, id).map(found -> found.orElseThrow(MessageResource::notFound));
    }

    /** Sends one message again. */
    @POST
    @Path("{id}/redrive")
    @RolesAllowed(Roles.CHECKER)
    @Operation(hidden = true)
    public Uni<String> redrive(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        String by = user.name();
        var draw = heads.parts();
        return entry(tenant, MessageResource.id(id))
                .map(MessageResource::wanted)
                .flatMap(wanted -> redrives.redrive(tenant, wanted, by))
                .flatMap(redriven -> draw.apply(Pages.again(redriven)));
    }
}
