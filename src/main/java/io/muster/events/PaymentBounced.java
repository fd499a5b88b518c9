package io.muster.events;

import io.muster.loan.LoanAccountNumber;
import io.muster.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A debit was presented and came back; no money moved, and no name is told.
 *
 * @param bounceId the same for the same presentation
 * @param mandate its UMRN; null when nobody gave it
 * @param returnCode the bank's
 * @param action what the lender does about such a return: retry, new-mandate, dispute or technical
 */
public record PaymentBounced(
        TenantId tenant,
        UUID bounceId,
        LoanAccountNumber loan,
        long amountPaise,
        LocalDate presentedOn,
        @Nullable String mandate,
        String returnCode,
        String action,
        Instant recordedAt,
        String recordedBy) {

    /** The event for the outbox; pure. */
    public OutboxEvent event() {
        return new OutboxEvent(
                EventType.PAYMENT_BOUNCED, bounceId.toString(), tenant + ":" + loan, new Json().object(this::write));
    }

    private void write(Json json) {
        json.text("tenant", tenant);
        json.text("bounceId", bounceId);
        json.text("loanAccount", loan);
        json.number("amountPaise", amountPaise);
        json.text("currency", "INR");
        json.text("presentedOn", presentedOn);
        json.text("mandate", mandate);
        json.text("returnCode", returnCode);
        json.text("action", action);
        json.text("recordedAt", recordedAt);
        json.text("recordedBy", recordedBy);
    }
}
