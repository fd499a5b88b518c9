package io.muster.web;

import io.muster.pipeline.Find;
import io.muster.posting.Query;
import io.muster.posting.Searches.Found;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Looking for money and loans by whatever is in hand. */
@Path("/api/v1/find")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Find", description = "Search by reference, loan, receipt, phone or name; follow a sum of money")
public class FindResource {
    private final CurrentUser user;
    private final Find find;

    FindResource(CurrentUser user, Find find) {
        this.user = user;
        this.find = find;
    }

    /** Searches. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
    @Operation(
            operationId = "find",
            summary = "Find loans, payments, receipts, rows and uploads by what is in hand",
            description =
                    "A reference (UTR), how a loan account begins or ends, a receipt's number, a mobile number, how "
                            + "words of a borrower's name begin, a Muster key, or an upload's or payment's id: at least 3 letters or "
                            + "digits. Of each kind the first 20; agents are shown loans alone.")
    public Uni<FoundView> find(
            @QueryParam("q")
                    @NotNull(message = "is missing")
                    @Size(max = Query.LENGTH_MAX, message = "is longer than 100 characters")
                    String typed) {
        Query query = Query.of(typed);
        if (query.isEmpty()) {
            throw new ProblemFailure(Problems.badRequest(
                    "too-short", "This is too little to look for.", "Give at least 3 letters or digits."));
        }
        UnaryOperator<String> mask = CellMask.of(user);
        return found(user.tenant(), query).map(found -> FoundView.of(found, mask));
    }

    private Uni<Found> found(TenantId tenant, Query query) {
        return mayReadAll() ? find.everything(tenant, query) : find.loans(tenant, query);
    }

    private boolean mayReadAll() {
        return user.is(Roles.MAKER) || user.is(Roles.CHECKER) || user.is(Roles.AUDITOR);
    }
}
