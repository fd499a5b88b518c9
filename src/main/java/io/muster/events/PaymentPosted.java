package io.muster.events;

import com.fasterxml.jackson.core.JsonGenerator;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.posting.Payment;
import io.muster.tenant.TenantId;
import io.muster.validation.PaymentMode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
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

    /** The event for the outbox; pure. */
    public OutboxEvent event() {
        return new OutboxEvent(EventType.PAYMENT_POSTED, key.toString(), tenant + ":" + loan, Json.object(this::write));
    }

    private void write(JsonGenerator json) throws IOException {
        Json.text(json, "tenant", tenant);
        Json.text(json, "paymentKey", key);
        Json.text(json, "receiptNumber", receiptNumber);
        Json.text(json, "loanAccount", loan);
        json.writeNumberField("loanVersion", loanVersion);
        json.writeNumberField("amountPaise", amountPaise);
        json.writeStringField("currency", "INR");
        Json.text(json, "mode", mode);
        Json.text(json, "reference", reference);
        Json.text(json, "valueDate", valueDate);
        Json.text(json, "businessDate", businessDate);
        json.writeObjectFieldStart("shares");
        json.writeNumberField("penaltyPaise", share.penaltyPaise());
        json.writeNumberField("feePaise", share.feePaise());
        json.writeNumberField("interestPaise", share.interestPaise());
        json.writeNumberField("principalPaise", share.principalPaise());
        json.writeEndObject();
        json.writeNumberField("excessPaise", excessPaise);
        Json.text(json, "waterfall", waterfall);
        writeSource(json);
        Json.text(json, "postedAt", postedAt);
        Json.text(json, "postedBy", postedBy);
    }

    private void writeSource(JsonGenerator json) throws IOException {
        if (uploadId == null || rowNumber == null) {
            json.writeNullField("upload");
            return;
        }
        json.writeObjectFieldStart("upload");
        Json.text(json, "uploadId", uploadId);
        json.writeNumberField("row", rowNumber);
        json.writeEndObject();
    }
}
