package io.muster.console.loan;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.notification.sending.MessageLog;
import io.muster.pipeline.Books;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.Papers;
import io.muster.receipt.Receipt;
import io.muster.tenant.TenantId;
import io.muster.web.CurrentUser;
import io.muster.web.PaperAnswers;
import io.muster.web.ReceiptAddress;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A receipt: what it says, whether it counts, and its paper. */
@Path(ReceiptPage.PATH)
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
public class ReceiptPage {
    static final String PATH = "/console/receipts";

    private static final int MESSAGES_MAX = 20;

    private final CurrentUser user;
    private final Heads heads;
    private final Books books;
    private final MessageLog messages;
    private final Papers papers;

    ReceiptPage(CurrentUser user, Heads heads, Books books, MessageLog messages, Papers papers) {
        this.user = user;
        this.heads = heads;
        this.books = books;
        this.messages = messages;
        this.papers = papers;
    }

    /**
     * What the page shows.
     *
     * @param messages about this receipt; empty for who may not read them
     */
    public record Sheet(Receipt receipt, List<MessageLog.Entry> messages) {}

    @CheckedTemplate(basePath = "receipts")
    static class Pages {
        private Pages() {}

        static native TemplateInstance page(Head head, Sheet sheet);
    }

    /** The receipt's page. */
    @GET
    @Path(ReceiptAddress.NUMBER)
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Uni<String> get(@PathParam("number") String number) {
        TenantId tenant = user.tenant();
        ReceiptNumber asked = ReceiptAddress.number(number);
        Uni<List<MessageLog.Entry>> told =
                mayReadAll() ? messages.ofReceipts(tenant, List.of(asked.value()), MESSAGES_MAX) : none();
        Uni<Sheet> sheet = books.receipt(tenant, asked)
                .map(ReceiptAddress::orNotFound)
                .flatMap(receipt -> told.map(sent -> sheet(receipt, sent)));
        return heads.page(sheet, Pages::page);
    }

    private static Uni<List<MessageLog.Entry>> none() {
        return Uni.createFrom().item(List.of());
    }

    private static Sheet sheet(Receipt receipt, List<MessageLog.Entry> messages) {
        return new Sheet(receipt, messages);
    }

    private boolean mayReadAll() {
        return user.is(Roles.MAKER) || user.is(Roles.CHECKER) || user.is(Roles.AUDITOR);
    }

    /** The receipt's paper, in the borrower's language. */
    @GET
    @Path(ReceiptAddress.NUMBER + ".pdf")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Uni<Response> paper(
            @PathParam("number") String number, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return papers.show(user.tenant(), ReceiptAddress.number(number), Optional.empty(), PaperAnswers.tags(known))
                .map(PaperAnswers::of);
    }
}
