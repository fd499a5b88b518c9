package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.loan.Instalment;
import io.muster.posting.Payment;
import io.muster.posting.Reasoning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A posted payment as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Payment", description = "A posted payment: a fact that does not change")
record PaymentView(
        String key,
        String loanAccount,

        @Schema(description = "1 for the loan's first payment, then without gaps")
        long loanVersion,

        Money amount,
        String mode,
        @Nullable String reference,
        LocalDate valueDate,
        LocalDate businessDate,
        @Nullable String payer,
        @Nullable String agent,
        Instant postedAt,
        String postedBy,
        @Nullable String upload,
        @Nullable Integer row,
        String receipt,
        String waterfall,
        SharesView share,

        @Schema(description = "What nothing was due for; it is held on the loan")
        Money excess,

        @Schema(description = "Among the payments of a loan") @Nullable
        ReasoningView reasoning) {

    static PaymentView of(Payment payment) {
        return view(payment, null);
    }

    /** One of a loan's payments, with why it went where it went. */
    static PaymentView of(Payment payment, List<Instalment> schedule) {
        return view(payment, ReasoningView.of(Reasoning.of(payment, schedule)));
    }

    private static PaymentView view(Payment payment, @Nullable ReasoningView reasoning) {
        return new PaymentView(
                payment.key().toString(),
                payment.loan().value(),
                payment.loanVersion(),
                Money.of(payment.amountPaise()),
                payment.mode().name(),
                payment.reference(),
                payment.valueDate(),
                payment.businessDate(),
                payment.payer(),
                payment.agent(),
                payment.postedAt(),
                payment.postedBy(),
                payment.uploadId() == null ? null : payment.uploadId().toString(),
                payment.rowNumber(),
                payment.receipt().value(),
                payment.waterfall().id(),
                SharesView.of(payment.share()),
                Money.of(payment.excessPaise()),
                reasoning);
    }
}
