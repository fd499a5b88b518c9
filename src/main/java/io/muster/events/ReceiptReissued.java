package io.muster.events;

import io.muster.loan.LoanAccountNumber;
import io.muster.posting.ReceiptNumber;
import io.muster.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment whose receipt was cancelled has another one; the payment itself stands as it did.
 *
 * @param replaces the cancelled receipt
 * @param amountPaise of the payment
 */
public record ReceiptReissued(
        TenantId tenant,
        ReceiptNumber number,
        ReceiptNumber replaces,
        UUID paymentKey,
        LoanAccountNumber loan,
        long amountPaise,
        Instant issuedAt,
        String issuedBy) {

    /** The event for the outbox; pure. */
    public OutboxEvent event() {
        return new OutboxEvent(
                EventType.RECEIPT_REISSUED, number + "/reissued", tenant + ":" + loan, new Json().object(this::write));
    }

    private void write(Json json) {
        json.text("tenant", tenant);
        json.text("receiptNumber", number);
        json.text("replaces", replaces);
        json.text("paymentKey", paymentKey);
        json.text("loanAccount", loan);
        json.number("amountPaise", amountPaise);
        json.text("currency", "INR");
        json.text("issuedAt", issuedAt);
        json.text("issuedBy", issuedBy);
    }
}
