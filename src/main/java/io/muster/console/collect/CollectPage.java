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
import io.muster.pipeline.SinglePosting;
import io.muster.posting.BusinessDays;
import io.muster.posting.Query;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.SingleCollection;
import io.muster.web.CurrentUser;
import io.muster.web.LoanResource;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
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
    private final SinglePosting posting;

    CollectPage(CurrentUser user, Heads heads, Find find, Books books, SinglePosting posting) {
        this.user = user;
        this.heads = heads;
        this.find = find;
        this.books = books;
        this.posting = posting;
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

    /** What was given, and how; the payment's key is drawn here. What became of the form before is told. */
    @GET
    @Path("{number}")
    @Operation(hidden = true)
    public Uni<String> take(@PathParam("number") String number, UriInfo address) {
        Entered entered = Entered.of(address.getQueryParameters());
        LoanAccountNumber loan = LoanResource.number(number);
        Typed typed = entered.typed(today());
        return heads.page(before(entered).flatMap(kept -> form(loan, entered.keyOrNew(), typed, kept)), Pages::take);
    }

    private Uni<KeptAnswer> before(Entered entered) {
        return entered.before()
                .map(key -> posting.answered(user.tenant(), user.name(), key))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(kept -> kept.map(KeptAnswer::of).orElse(KeptAnswer.NONE).toldTo(entered.changed()));
    }

    /** The question whether it is right; what is not is said in the form. */
    @GET
    @Path("{number}/confirm")
    @Operation(hidden = true)
    public Uni<String> confirm(@PathParam("number") String number, UriInfo address) {
        Entered entered = Entered.of(address.getQueryParameters());
        LoanAccountNumber loan = LoanResource.number(number);
        Typed typed = entered.typed(today());
        String key = entered.keyOrNew();
        return switch (SingleCollection.check(typed.row(loan.value(), user.name()), today())) {
            case Judged.Accepted<CollectionLine> accepted ->
                heads.page(loan(loan).map(found -> question(found, accepted.line(), key, typed)), Pages::confirm);
            case Judged.Rejected<CollectionLine> rejected ->
                heads.page(form(loan, key, typed, KeptAnswer.of(rejected.reasons())), Pages::take);
        };
    }

    private static LocalDate today() {
        return BusinessDays.inIndia(Instant.now());
    }

    private Uni<CollectForm> form(LoanAccountNumber number, String key, Typed typed, KeptAnswer told) {
        return loan(number)
                .flatMap(loan -> books.businessDate(user.tenant())
                        .map(day -> new CollectForm(
                                loan,
                                today(),
                                loan.statement().overdueAt(day).totalPaise(),
                                key,
                                typed,
                                told.reasons(),
                                told.receipt(),
                                told.otherwise())));
    }

    private Uni<Loan> loan(LoanAccountNumber number) {
        return books.loan(user.tenant(), number).map(found -> found.orElseThrow(LoanResource::notFound));
    }

    private static Question question(Loan loan, CollectionLine line, String key, Typed typed) {
        return new Question(loan, line, key, typed, back(loan.number().value(), key, typed));
    }

    /** Under the same key: when no answer came, nobody knows yet whether it was posted. */
    private static String back(String number, String key, Typed typed) {
        return address(number, Entered.KEY, key, typed);
    }

    /** The same when what was typed is not what was sent under that key. */
    static String changed(LoanAccountNumber number, String key, Typed typed) {
        return anew(number, key, typed) + "&" + Entered.CHANGED + "=true";
    }

    /** A new form with what was typed, which tells what became of the form of this key. */
    static String anew(LoanAccountNumber number, String key, Typed typed) {
        return address(number.value(), Entered.BEFORE, key, typed);
    }

    private static String address(String number, String which, String key, Typed typed) {
        return UriBuilder.fromPath(PATH)
                .segment(number)
                .queryParam(which, key)
                .queryParam(Entered.AMOUNT, "{amount}")
                .queryParam(Entered.MODE, "{mode}")
                .queryParam(Entered.REFERENCE, "{reference}")
                .queryParam(Entered.DAY, "{day}")
                .queryParam(Entered.THAN, "{than}")
                .queryParam(Entered.OTHER, "{other}")
                .build(typed.amount(), typed.mode(), typed.reference(), typed.day(), typed.than(), typed.other())
                .toString();
    }
}
