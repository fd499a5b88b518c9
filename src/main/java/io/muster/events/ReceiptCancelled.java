package io.muster.events;

import io.muster.loan.LoanAccountNumber;
import io.muster.posting.ReceiptNumber;
import io.muster.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A receipt counts no more; its payment stands as it did. The reason stays in the books, since people write names into it.
 *
 * @param amountPaise of the payment
 * @param reissueFollows whether another receipt was issued in the same act, so that the next event of this loan's receipts is
 *     that of the re-issue; a later re-issue is not known here
 */
public record ReceiptCancelled(
        TenantId tenant,
        ReceiptNumber number,
        UUID paymentKey,
        LoanAccountNumber loan,
        long amountPaise,
        Instant cancelledAt,
        String cancelledBy,
        boolean reissueFollows) {

    /** The event for the outbox; pure. */
    public OutboxEvent event() {
        return new OutboxEvent(
                EventType.RECEIPT_CANCELLED,
                number + "/cancelled",
                tenant + ":" + loan,
                new Json().object(this::write));
    }

    private void write(Json json) {
        json.text("tenant", tenant);
        json.text("receiptNumber", number);
        json.text("paymentKey", paymentKey);
        json.text("loanAccount", loan);
        json.number("amountPaise", amountPaise);
        json.text("currency", "INR");
        json.text("cancelledAt", cancelledAt);
        json.text("cancelledBy", cancelledBy);
        json.bool("reissueFollows", reissueFollows);
    }
}
