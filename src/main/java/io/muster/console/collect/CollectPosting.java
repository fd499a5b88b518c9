package io.muster.console.collect;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.console.collect.CollectForm.Typed;
import io.muster.loan.LoanAccountNumber;
import io.muster.pipeline.Books;
import io.muster.pipeline.SingleOutcome;
import io.muster.pipeline.SinglePosting;
import io.muster.posting.BusinessDays;
import io.muster.receipt.Receipt;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.SingleCollection;
import io.muster.web.CurrentUser;
import io.muster.web.Digests;
import io.muster.web.LoanResource;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.muster.web.ReceiptAddress;
import io.muster.web.Roles;
import io.muster.web.SinglePayments;
import io.muster.web.SmallBody;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Posts what an agent collected, by the same code and under the same kind of key as the API: whatever is sent under one form's
 * key is one payment, and a lost answer is given again.
 */
@Path(CollectPage.PATH)
@RolesAllowed(Roles.AGENT)
public class CollectPosting {
    private final CurrentUser user;
    private final Heads heads;
    private final SinglePayments payments;
    private final Books books;

    CollectPosting(CurrentUser user, Heads heads, SinglePayments payments, Books books) {
        this.user = user;
        this.heads = heads;
        this.payments = payments;
        this.books = books;
    }

    /**
     * What the last page shows.
     *
     * @param before whether the very money was posted by somebody else, or by another form, before
     */
    public record Done(Receipt receipt, boolean before) {}

    @CheckedTemplate(basePath = "collect")
    static class Pages {
        private Pages() {}

        static native TemplateInstance done(Head head, Done done);
    }

    /**
     * Posts it, or gives the answer that its key had before; leads to the receipt. What was refused, or was another form's
     * payment before it was changed, leads to a new form that says so: under this key nothing else is ever posted.
     */
    @POST
    @Path("{number}/payments")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @SmallBody
    @Operation(hidden = true)
    public Uni<Response> post(
            @PathParam("number") String number, @NotNull(message = "is missing") MultivaluedMap<String, String> sent) {
        LoanAccountNumber loan = LoanResource.number(number);
        Entered entered = Entered.of(sent);
        String key = entered.keyOfForm();
        Typed typed = entered.typed(BusinessDays.inIndia(Instant.now()));
        CollectionLine line = line(loan, typed);
        SinglePosting.Request asked =
                new SinglePosting.Request(user.name(), key, line, Digests.sha256(line.toString()));
        return payments.post(user.tenant(), asked).map(outcome -> answer(outcome, loan, key, typed));
    }

    private CollectionLine line(LoanAccountNumber loan, Typed typed) {
        return switch (SingleCollection.check(
                typed.row(loan.value(), user.name()), BusinessDays.inIndia(Instant.now()))) {
            case Judged.Accepted<CollectionLine> accepted -> accepted.line();
            case Judged.Rejected<CollectionLine> rejected ->
                throw new ProblemFailure(Problems.invalid(rejected.reasons()));
        };
    }

    private static Response answer(SingleOutcome outcome, LoanAccountNumber loan, String key, Typed typed) {
        return switch (outcome) {
            case SingleOutcome.Answered answered when answered.status() < 400 -> leadTo(done(answered));
            case SingleOutcome.Answered _ -> leadTo(CollectPage.anew(loan, key, typed));
            case SingleOutcome.KeyReused() -> leadTo(CollectPage.changed(loan, key, typed));
            case SingleOutcome.NoRoom() -> throw new ProblemFailure(Problems.eventsWait());
        };
    }

    private static String done(SingleOutcome.Answered answered) {
        String address = CollectPage.PATH + "/done/" + new JsonObject(answered.response()).getString("receipt");
        return answered.status() == 201 ? address : address + "?before=true";
    }

    private static Response leadTo(String address) {
        return Response.ok().header("HX-Redirect", address).build();
    }

    /** The receipt of what was collected. */
    @GET
    @Path("done/" + ReceiptAddress.NUMBER)
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Uni<String> done(
            @PathParam("number") String number, @QueryParam("before") @DefaultValue("false") boolean before) {
        return heads.page(
                books.receipt(user.tenant(), ReceiptAddress.number(number))
                        .map(ReceiptAddress::orNotFound)
                        .map(receipt -> new Done(receipt, before)),
                Pages::done);
    }
}
