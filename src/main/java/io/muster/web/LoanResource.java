package io.muster.web;

import io.muster.loan.Instalment;
import io.muster.loan.LoanAccountNumber;
import io.muster.pipeline.Books;
import io.muster.posting.Payment;
import io.muster.posting.PaymentPlace;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Loans, with their instalments and payments. */
@Path(LoanResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
@Tag(name = "Loans", description = "A loan account with its instalments and payments")
public class LoanResource {
    static final String PATH = "/api/v1/loans";

    private final CurrentUser user;
    private final Books books;

    LoanResource(CurrentUser user, Books books) {
        this.user = user;
        this.books = books;
    }

    /** Looks a loan up; a number with a slash is written %2F. */
    @GET
    @Path("{number}")
    @Operation(
            operationId = "getLoan",
            summary = "Look up a loan: what is due, paid and left of each instalment, and the excess held")
    public Uni<LoanView> get(@PathParam("number") String number) {
        LoanAccountNumber loan = number(number);
        return books.loan(user.tenant(), loan)
                .map(found -> found.orElseThrow(LoanResource::notFound))
                .map(known -> LoanView.of(known, paymentsOf(loan)));
    }

    /** Lists a loan's payments. */
    @GET
    @Path("{number}/payments")
    @Operation(
            operationId = "listPaymentsOfLoan",
            summary = "List a loan's payments by value date, with why each went where it went")
    public Uni<Page<PaymentView>> payments(
            @PathParam("number") String number,
            @QueryParam("after") @Nullable @Pattern(regexp = PaymentPlace.TEXT, message = "is what next said")
                    String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        TenantId tenant = user.tenant();
        LoanAccountNumber loan = number(number);
        PaymentPlace place = after == null ? PaymentPlace.START : PaymentPlace.of(after);
        return books.loan(tenant, loan)
                .map(found -> found.orElseThrow(LoanResource::notFound))
                .flatMap(known -> books.paymentsOfLoan(tenant, loan, place, limit)
                        .map(found -> page(found, known.schedule(), limit)));
    }

    private static Page<PaymentView> page(List<Payment> found, List<Instalment> schedule, int limit) {
        return Page.of(
                found,
                limit,
                payment -> PaymentView.of(payment, schedule),
                payment -> PaymentPlace.of(payment).toString());
    }

    /**
     * The account that an address names. None has characters that cannot be printed, and the books could not even be asked for
     * some of them.
     *
     * @throws ProblemFailure when this can be no account's number
     */
    public static LoanAccountNumber number(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw notFound();
        }
        try {
            return new LoanAccountNumber(text);
        } catch (IllegalArgumentException notANumber) {
            throw notFound();
        }
    }

    private static String paymentsOf(LoanAccountNumber loan) {
        return UriBuilder.fromPath(PATH)
                .segment(loan.value(), "payments")
                .build()
                .toString();
    }

    /** There is no such loan. */
    public static ProblemFailure notFound() {
        return new ProblemFailure(Problems.notFound("loan"));
    }
}
