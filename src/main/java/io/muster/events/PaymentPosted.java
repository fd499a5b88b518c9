package io.muster.events;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.posting.Payment;
import io.muster.tenant.TenantId;
import io.muster.validation.PaymentMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment stands in the books: what it is, what it paid, and where it came from; no name and no phone.
 *
 * @param key the payment's key, and the event's id
 * @param loanVersion counts the loan's payments from 1, without gaps: the order of its events
 * @param reference as it was normalised; null when the money came without one
 * @param share what it paid, per component
 * @param excessPaise what nothing was due for
 * @param waterfall the rule by which it was allocated
 * @param uploadId the workbook that it came in; null for a single posting
 * @param rowNumber the row there; null for a single posting
 */
public record PaymentPosted(
        TenantId tenant,
        UUID key,
        String receiptNumber,
        LoanAccountNumber loan,
        long loanVersion,
        long amountPaise,
        PaymentMode mode,
        @Nullable String reference,
        LocalDate valueDate,
        LocalDate businessDate,
        Shares share,
        long excessPaise,
        String waterfall,
        @Nullable UUID uploadId,
        @Nullable Integer rowNumber,
        Instant postedAt,
        String postedBy) {

    /** What is said of a payment. */
    public static PaymentPosted of(TenantId tenant, Payment payment) {
        return new PaymentPosted(
                tenant,
                payment.key(),
                payment.receipt().value(),
                payment.loan(),
                payment.loanVersion(),
                payment.amountPaise(),
                payment.mode(),
                payment.reference(),
                payment.valueDate(),
                payment.businessDate(),
                payment.share(),
                payment.excessPaise(),
                payment.waterfall().id(),
                payment.uploadId(),
                payment.rowNumber(),
                payment.postedAt(),
                payment.postedBy());
    }

    /** The events of a batch's payments, in their order; pure. */
    public static List<OutboxEvent> events(TenantId tenant, List<Payment> payments) {
        Json json = new Json();
        List<OutboxEvent> events = new ArrayList<>(payments.size());
        for (Payment payment : payments) {
            events.add(of(tenant, payment).event(json));
        }
        return events;
    }

    /** The event for the outbox; pure. */
    public OutboxEvent event() {
        return event(new Json());
    }

    private OutboxEvent event(Json json) {
        return new OutboxEvent(EventType.PAYMENT_POSTED, key.toString(), tenant + ":" + loan, json.object(this::write));
    }

    private void write(Json json) {
        json.text("tenant", tenant);
        json.text("paymentKey", key);
        json.text("receiptNumber", receiptNumber);
        json.text("loanAccount", loan);
        json.number("loanVersion", loanVersion);
        json.number("amountPaise", amountPaise);
        json.text("currency", "INR");
        json.text("mode", mode);
        json.text("reference", reference);
        json.text("valueDate", valueDate);
        json.sameText("businessDate", businessDate);
        json.object("shares", this::writeShares);
        json.number("excessPaise", excessPaise);
        json.text("waterfall", waterfall);
        writeSource(json);
        json.sameText("postedAt", postedAt);
        json.text("postedBy", postedBy);
    }

    private void writeShares(Json json) {
        json.number("penaltyPaise", share.penaltyPaise());
        json.number("feePaise", share.feePaise());
        json.number("interestPaise", share.interestPaise());
        json.number("principalPaise", share.principalPaise());
    }

    private void writeSource(Json json) {
        if (uploadId == null || rowNumber == null) {
            json.nothing("upload");
            return;
        }
        UUID upload = uploadId;
        int row = rowNumber;
        json.object("upload", source -> {
            source.sameText("uploadId", upload);
            source.number("row", row);
        });
    }
}
