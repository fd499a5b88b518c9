package io.muster.pipeline;

import io.muster.events.OutboxEvent;
import io.muster.events.PaymentPosted;
import io.muster.posting.Payment;
import io.muster.tenant.TenantId;

/** What downstream is told of a payment. */
final class PaymentEvents {
    private PaymentEvents() {}

    static OutboxEvent posted(TenantId tenant, Payment payment) {
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
                        payment.waterfall().name(),
                        payment.uploadId(),
                        payment.rowNumber(),
                        payment.postedAt(),
                        payment.postedBy())
                .event();
    }
}
