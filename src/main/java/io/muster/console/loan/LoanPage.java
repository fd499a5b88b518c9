package io.muster.console.loan;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.db.Pipelined;
import io.muster.loan.Loan;
import io.muster.loan.LoanAccountNumber;
import io.muster.notification.ContactRecords;
import io.muster.notification.sending.MessageLog;
import io.muster.pipeline.Books;
import io.muster.pipeline.LoanContacts;
import io.muster.posting.Payment;
import io.muster.posting.PaymentPlace;
import io.muster.receipt.Receipt;
import io.muster.tenant.TenantId;
import io.muster.web.CurrentUser;
import io.muster.web.LoanResource;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A loan: what is due, what was paid, and why each payment went where it went. */
@Path("/console/loans/{number}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class LoanPage {
    private static final int PAYMENTS_MAX = 20;
    private static final int MESSAGES_MAX = 10;

    private final CurrentUser user;
    private final Heads heads;
    private final Books books;
    private final MessageLog messages;
    private final LoanContacts contacts;

    LoanPage(CurrentUser user, Heads heads, Books books, MessageLog messages, LoanContacts contacts) {
        this.user = user;
        this.heads = heads;
        this.books = books;
        this.messages = messages;
        this.contacts = contacts;
    }

    @CheckedTemplate(basePath = "loans")
    static class Pages {
        private Pages() {}

        static native TemplateInstance page(Head head, LoanSheet sheet);
    }

    /** The loan's page. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
    @Operation(hidden = true)
    public Uni<String> get(
            @PathParam("number") String number,
            @QueryParam("before") @Nullable @Pattern(regexp = PaymentPlace.TEXT, message = "is what the page said")
                    String before) {
        TenantId tenant = user.tenant();
        LoanAccountNumber loan = LoanResource.number(number);
        PaymentPlace place = before == null ? PaymentPlace.END : PaymentPlace.of(before);
        boolean all = mayReadAll();
        Uni<LoanSheet> sheet = Pipelined.failingWithTheFirst(Uni.combine()
                        .all()
                        .unis(
                                books.loan(tenant, loan).map(found -> found.orElseThrow(LoanResource::notFound)),
                                books.businessDate(tenant),
                                books.latestPaymentsOfLoan(tenant, loan, place, PAYMENTS_MAX),
                                all ? messages(tenant, loan) : Uni.createFrom().item(List.<MessageLog.Entry>of()),
                                all
                                        ? contacts.exclusions(tenant, loan)
                                        : Uni.createFrom().item(List.<ContactRecords.Exclusion>of()))
                        .collectFailures()
                        .with((found, today, payments, sent, exclusions) ->
                                new LoanSheet.Facts(found, today, payments, List.of(), sent, exclusions)))
                .flatMap(facts -> withReceipts(tenant, facts))
                .map(facts -> LoanSheet.of(facts, PAYMENTS_MAX));
        return heads.page(sheet, Pages::page);
    }

    private boolean mayReadAll() {
        return user.is(Roles.MAKER) || user.is(Roles.CHECKER) || user.is(Roles.AUDITOR);
    }

    private Uni<List<MessageLog.Entry>> messages(TenantId tenant, LoanAccountNumber loan) {
        return messages.list(tenant, MessageLog.Filter.ofLoan(loan.value()), MESSAGES_MAX);
    }

    private Uni<LoanSheet.Facts> withReceipts(TenantId tenant, LoanSheet.Facts facts) {
        return books.receipts(
                        tenant, facts.payments().stream().map(Payment::receipt).toList())
                .map(receipts -> with(facts, receipts));
    }

    private static LoanSheet.Facts with(LoanSheet.Facts facts, List<Receipt> receipts) {
        Loan loan = facts.loan();
        LocalDate today = facts.today();
        return new LoanSheet.Facts(loan, today, facts.payments(), receipts, facts.messages(), facts.exclusions());
    }
}
