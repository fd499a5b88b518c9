package io.muster.web;

import io.muster.pipeline.Whereabouts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a sum of money is. */
@Path(PaymentResource.PATH + "/{key}/whereabouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Find")
public class WhereaboutsResource {
    private final CurrentUser user;
    private final Whereabouts whereabouts;

    WhereaboutsResource(CurrentUser user, Whereabouts whereabouts) {
        this.user = user;
        this.whereabouts = whereabouts;
    }

    /** Follows a payment. */
    @GET
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(
            operationId = "getWhereabouts",
            summary = "Follow a sum of money: file, row, verdict, payment, receipts, messages and event",
            description =
                    "By the payment's key, or by the Muster key of a row that was corrected or whose money is held.")
    public Uni<WhereaboutsView> ofPayment(@PathParam("key") String key) {
        UnaryOperator<String> mask = CellMask.of(user);
        return whereabouts
                .ofPayment(user.tenant(), key(key))
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("payment"))))
                .map(found -> WhereaboutsView.of(found, mask));
    }

    /** @throws ProblemFailure when this can be no payment's key */
    public static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAKey) {
            throw new ProblemFailure(Problems.notFound("payment"));
        }
    }
}
