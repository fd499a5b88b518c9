package io.muster.console.collect;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.console.collect.CollectForm.Question;
import io.muster.console.collect.CollectForm.Typed;
import io.muster.console.find.FindPage.Results;
import io.muster.loan.Loan;
import io.muster.loan.LoanAccountNumber;
import io.muster.pipeline.Books;
import io.muster.pipeline.Find;
import io.muster.posting.BusinessDays;
import io.muster.posting.Query;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.Reason;
import io.muster.validation.SingleCollection;
import io.muster.web.CurrentUser;
import io.muster.web.LoanResource;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Collecting on a phone: find the loan, say what was given, look once more; posting is {@link CollectPosting}'s. */
@Path(CollectPage.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed(Roles.AGENT)
public class CollectPage {
    static final String PATH = "/console/collect";

    private final CurrentUser user;
    private final Heads heads;
    private final Find find;
    private final Books books;

    CollectPage(CurrentUser user, Heads heads, Find find, Books books) {
        this.user = user;
        this.heads = heads;
        this.find = find;
        this.books = books;
    }

    @CheckedTemplate(basePath = "collect")
    static class Pages {
        private Pages() {}

        static native TemplateInstance find(Head head, Results results);

        static native TemplateInstance take(Head head, CollectForm form);

        static native TemplateInstance confirm(Head head, Question ask);
    }

    /** Whose money it is. */
    @GET
    @Operation(hidden = true)
    public Uni<String> find(@QueryParam("q") @DefaultValue("") String typed) {
        String text = typed.strip();
        Query query = Query.of(text);
        return heads.page(
                find.loans(user.tenant(), query).map(found -> new Results(text, !query.isEmpty(), found, null)),
                Pages::find);
    }

    /** What was given, and how; the payment's key is drawn here. */
    @GET
    @Path("{number}")
    @Operation(hidden = true)
    public Uni<String> take(@PathParam("number") String number, @BeanParam @Valid TypedQuery asked) {
        LocalDate today = BusinessDays.inIndia(Instant.now());
        return heads.page(
                form(LoanResource.number(number), asked.keyOrNew(), asked.typed(today), List.of()), Pages::take);
    }

    /** The question whether it is right; what is not is said in the form. */
    @GET
    @Path("{number}/confirm")
    @Operation(hidden = true)
    public Uni<String> confirm(@PathParam("number") String number, @BeanParam @Valid TypedQuery asked) {
        LoanAccountNumber loan = LoanResource.number(number);
        LocalDate today = BusinessDays.inIndia(Instant.now());
        Typed typed = asked.typed(today);
        return switch (SingleCollection.check(typed.row(loan.value(), user.name()), today)) {
            case Judged.Accepted<CollectionLine> accepted ->
                heads.page(
                        loan(loan).map(found -> question(found, accepted.line(), asked.keyOrNew(), typed)),
                        Pages::confirm);
            case Judged.Rejected<CollectionLine> rejected ->
                heads.page(form(loan, asked.keyOrNew(), typed, rejected.reasons()), Pages::take);
        };
    }

    private Uni<CollectForm> form(LoanAccountNumber number, String key, Typed typed, List<Reason> reasons) {
        LocalDate today = BusinessDays.inIndia(Instant.now());
        return Uni.combine()
                .all()
                .unis(loan(number), books.businessDate(user.tenant()))
                .with((loan, day) -> new CollectForm(
                        loan, today, loan.statement().overdueAt(day).totalPaise(), key, typed, reasons));
    }

    private Uni<Loan> loan(LoanAccountNumber number) {
        return books.loan(user.tenant(), number).map(found -> found.orElseThrow(LoanResource::notFound));
    }

    private static Question question(Loan loan, CollectionLine line, String key, Typed typed) {
        return new Question(loan, line, key, typed, back(loan.number().value(), key, typed));
    }

    private static String back(String number, String key, Typed typed) {
        return UriBuilder.fromPath(PATH)
                .segment(number)
                .queryParam("key", key)
                .queryParam("amount", "{amount}")
                .queryParam("mode", "{mode}")
                .queryParam("reference", "{reference}")
                .queryParam("day", "{day}")
                .build(typed.amount(), typed.mode(), typed.reference(), typed.day())
                .toString();
    }
}
