package io.muster.console.loan;

import io.muster.console.Because;
import io.muster.console.Heads;
import io.muster.loan.LoanAccountNumber;
import io.muster.pipeline.Reveals;
import io.muster.pipeline.Reveals.Item;
import io.muster.pipeline.Reveals.Outcome;
import io.muster.web.CurrentUser;
import io.muster.web.LoanResource;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.muster.web.Roles;
import io.muster.web.SmallBody;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A borrower's phone or mail address for a minute, for a reason that is kept. */
@Path("/console/loans/{number}/reveals")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RevealParts {
    private final CurrentUser user;
    private final Heads heads;
    private final Reveals reveals;

    RevealParts(CurrentUser user, Heads heads, Reveals reveals) {
        this.user = user;
        this.heads = heads;
        this.reveals = reveals;
    }

    @CheckedTemplate(basePath = "loans")
    static class Pages {
        private Pages() {}

        static native TemplateInstance revealed(@Nullable String value);
    }

    /** Shows one thing; agents see phones alone. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @SmallBody
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
    @Operation(hidden = true)
    public Uni<String> reveal(
            @PathParam("number") String number,
            @FormParam("item")
                    @NotNull(message = "is missing")
                    @Pattern(regexp = "phone|email", message = "is neither phone nor email")
                    String item,
            @FormParam("reason") @DefaultValue("") String reason) {
        LoanAccountNumber loan = LoanResource.number(number);
        Item wanted = Item.of(item);
        if (wanted == Item.EMAIL && !mayReadAll()) {
            throw new ProblemFailure(Problems.forbidden());
        }
        var draw = heads.parts();
        return reveals.reveal(
                        user.tenant(),
                        new Reveals.Wanted(loan, Set.of(wanted), Because.of(reason), user.name(), user.subject()))
                .map(outcome -> value(outcome, wanted))
                .flatMap(value -> draw.apply(Pages.revealed(value.orElse(null))));
    }

    private boolean mayReadAll() {
        return user.is(Roles.MAKER) || user.is(Roles.CHECKER) || user.is(Roles.AUDITOR);
    }

    private static Optional<String> value(Outcome outcome, Item item) {
        return switch (outcome) {
            case Outcome.Shown(String phone, String email) -> Optional.ofNullable(item == Item.PHONE ? phone : email);
            case Outcome.UnknownLoan() -> throw LoanResource.notFound();
            case Outcome.TooMany(int perHourMax) -> throw new ProblemFailure(Problems.tooManyReveals(perHourMax));
        };
    }
}
