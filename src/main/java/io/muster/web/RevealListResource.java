package io.muster.web;

import io.muster.pipeline.Reveals;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who saw personal data unmasked, for whoever audits that. */
@Path("/api/v1/reveals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reveals")
public class RevealListResource {
    private final CurrentUser user;
    private final Reveals reveals;

    RevealListResource(CurrentUser user, Reveals reveals) {
        this.user = user;
        this.reveals = reveals;
    }

    /** Who looked at what. */
    @Schema(name = "Looked")
    record LookedView(long id, String loan, List<String> fields, String reason, String by, Instant at) {
        static LookedView of(Reveals.Looked looked) {
            return new LookedView(
                    looked.id(), looked.loan(), looked.items(), looked.reason(), looked.by(), looked.at());
        }
    }

    /** Lists who looked at what. */
    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(operationId = "listReveals", summary = "List who saw personal data unmasked and why, the latest first")
    public Uni<Page<LookedView>> list(
            @BeanParam @Valid RevealFilter filter,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.ROWS_MAX) int limit) {
        return reveals.list(user.tenant(), filter.read(), limit)
                .map(found -> Page.of(found, limit, LookedView::of, looked -> Long.toString(looked.id())));
    }
}
