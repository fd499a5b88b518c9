package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.loan.InstalmentShare;
import io.muster.money.Rupees;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.Receipt;
import io.muster.receipt.ReceiptLoan;
import io.muster.receipt.ReceiptStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Receipt", description = "The receipt of a payment, with its split by instalment and component")
record ReceiptView(
        String number,
        Instant issuedAt,
        StandingView standing,

        @Schema(description = "The cancelled receipt that this one was issued for") @Nullable
        String replaces,

        String borrower,
        @Schema(description = "Masked") @Nullable String phone,
        String loanAccount,
        String branch,
        Money amount,
        String amountInWords,
        PaymentView payment,
        List<SplitView> split,
        Money excess,
        SharesView overdueLeft) {

    /** Whether the receipt counts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReceiptStanding")
    record StandingView(
            @Schema(description = "valid or cancelled") String state,
            @Nullable Instant cancelledAt,
            @Nullable String cancelledBy,
            @Nullable String reason,

            @Schema(description = "The receipt that the payment was given instead") @Nullable
            String reissuedAs) {
        static StandingView of(ReceiptStanding standing) {
            return switch (standing) {
                case ReceiptStanding.Valid() -> new StandingView("valid", null, null, null, null);
                case ReceiptStanding.Cancelled cancelled ->
                    new StandingView(
                            "cancelled",
                            cancelled.at(),
                            cancelled.by(),
                            cancelled.reason(),
                            text(cancelled.reissuedAs()));
            };
        }
    }

    /** What the payment put on one instalment. */
    @Schema(name = "Split")
    record SplitView(int instalment, LocalDate dueDate, SharesView share) {
        static SplitView of(InstalmentShare part) {
            return new SplitView(part.instalment().number(), part.instalment().dueDate(), SharesView.of(part.share()));
        }
    }

    private static @Nullable String text(@Nullable ReceiptNumber number) {
        return number == null ? null : number.value();
    }

    static ReceiptView of(Receipt receipt) {
        ReceiptLoan loan = receipt.loan();
        return new ReceiptView(
                receipt.number().value(),
                receipt.issuedAt(),
                StandingView.of(receipt.standing()),
                text(receipt.replaces()),
                loan.borrower(),
                PhoneMask.of(loan.phone()),
                loan.number().value(),
                loan.branch(),
                Money.of(receipt.payment().amountPaise()),
                Rupees.words(receipt.payment().amountPaise()),
                PaymentView.of(receipt.payment()),
                receipt.split().stream().map(SplitView::of).toList(),
                Money.of(receipt.payment().excessPaise()),
                SharesView.of(receipt.overdueLeft()));
    }
}
