package io.muster.web;

import io.muster.pipeline.Figures;
import io.muster.pipeline.Ledger;
import io.muster.posting.ListPlace;
import io.muster.posting.Payment;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The payments behind the figures. */
@Path(PaymentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
@Tag(name = "Figures", description = "What came in, and the rows behind it")
public class PaymentListResource {
    private final CurrentUser user;
    private final Ledger ledger;
    private final Figures figures;

    PaymentListResource(CurrentUser user, Ledger ledger, Figures figures) {
        this.user = user;
        this.ledger = ledger;
        this.figures = figures;
    }

    /** Lists payments. */
    @GET
    @Operation(
            operationId = "listPayments",
            summary = "List the payments of some business days, the latest first",
            description = "Those of sheets by upload and row, with single=true those that were posted one by one.")
    public Uni<Page<PaymentView>> list(
            @BeanParam PaymentSelection selection,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        TenantId tenant = user.tenant();
        return figures.today(tenant)
                .flatMap(today ->
                        ledger.list(tenant, selection.filter(today), selection.single(), selection.place(), limit))
                .onFailure(Ledger.TooWide.class)
                .transform(PaymentSelection::tooWide)
                .map(found -> page(found, limit));
    }

    private static Page<PaymentView> page(List<Payment> found, int limit) {
        return Page.of(
                found,
                limit,
                PaymentView::of,
                payment -> ListPlace.behind(payment).toString());
    }
}
