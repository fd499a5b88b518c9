package io.muster.console.loan;

import io.muster.console.Because;
import io.muster.pipeline.ReceiptChanges;
import io.muster.pipeline.ReceiptOutcome;
import io.muster.posting.ReceiptNumber;
import io.muster.web.CurrentUser;
import io.muster.web.ProblemFailure;
import io.muster.web.ReceiptAddress;
import io.muster.web.ReceiptProblems;
import io.muster.web.Roles;
import io.muster.web.SmallBody;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Cancels receipts and issues others, from a receipt's page: each leads to the page of the receipt that then matters. */
@Path(ReceiptPage.PATH)
@RolesAllowed(Roles.CHECKER)
public class ReceiptActions {
    private final CurrentUser user;
    private final ReceiptChanges changes;

    ReceiptActions(CurrentUser user, ReceiptChanges changes) {
        this.user = user;
        this.changes = changes;
    }

    /** Cancels a receipt, and issues another at once when that is wished. */
    @POST
    @Path(ReceiptAddress.NUMBER + "/cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @SmallBody
    @Operation(hidden = true)
    public Uni<Response> cancel(
            @PathParam("number") String number,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("reissue") @DefaultValue("false") boolean reissue) {
        return changes.cancel(
                        user.tenant(),
                        user.name(),
                        new ReceiptChanges.Cancellation(ReceiptAddress.number(number), Because.of(reason), reissue))
                .map(ReceiptActions::answer);
    }

    /** Issues another receipt for the payment of a cancelled one. */
    @POST
    @Path(ReceiptAddress.NUMBER + "/reissue")
    @Operation(hidden = true)
    public Uni<Response> reissue(@PathParam("number") String number) {
        return changes.reissue(user.tenant(), user.name(), ReceiptAddress.number(number))
                .map(ReceiptActions::answer);
    }

    private static Response answer(ReceiptOutcome outcome) {
        return switch (outcome) {
            case ReceiptOutcome.Changed changed -> goTo(changed.receipt().number());
            case ReceiptOutcome.Standing standing -> goTo(standing.receipt().number());
            case ReceiptOutcome.Unknown() -> throw ReceiptAddress.notFound();
            case ReceiptOutcome.OtherReason other ->
                throw new ProblemFailure(ReceiptProblems.cancelledOtherwise(other.receipt()));
            case ReceiptOutcome.NotCancelled() -> throw new ProblemFailure(ReceiptProblems.notCancelled());
            case ReceiptOutcome.NoRoom() -> throw new ProblemFailure(ReceiptProblems.eventsWait());
        };
    }

    private static Response goTo(ReceiptNumber number) {
        return Response.ok()
                .header("HX-Redirect", ReceiptPage.PATH + "/" + number)
                .build();
    }
}
