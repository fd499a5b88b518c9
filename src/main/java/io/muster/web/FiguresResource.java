package io.muster.web;

import io.muster.pipeline.Figures;
import io.muster.pipeline.Snapshots;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A lender's day, month or other time in figures. */
@Path("/api/v1/figures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class FiguresResource {
    private final CurrentUser user;
    private final Figures figures;
    private final Snapshots snapshots;

    FiguresResource(CurrentUser user, Figures figures, Snapshots snapshots) {
        this.user = user;
        this.figures = figures;
        this.snapshots = snapshots;
    }

    /** The figures of some business days. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "getFigures",
            summary = "Add up what came in on some business days",
            description =
                    "Without days, today. All figures are of one look at the books, which may be some seconds old: at "
                            + "says when it was.")
    public Uni<FiguresView> get(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        TenantId tenant = user.tenant();
        return figures.today(tenant).flatMap(today -> get(tenant, today, from, to));
    }

    private Uni<FiguresView> get(TenantId tenant, LocalDate today, @Nullable String from, @Nullable String to) {
        LocalDate last = to == null ? today : PaymentSelection.day("to", to);
        LocalDate first = from == null ? last : PaymentSelection.day("from", from);
        PaymentSelection.requireDays(first, last);
        return snapshots.of(tenant, today, first, last).map(FiguresView::of);
    }
}
