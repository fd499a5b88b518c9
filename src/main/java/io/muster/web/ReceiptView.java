package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.loan.InstalmentShare;
import io.muster.loan.Loan;
import io.muster.money.Rupees;
import io.muster.receipt.Receipt;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Receipt", description = "The receipt of a payment, with its split by instalment and component")
record ReceiptView(
        String number,
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

    /** What the payment put on one instalment. */
    @Schema(name = "Split")
    record SplitView(int instalment, LocalDate dueDate, SharesView share) {
        static SplitView of(InstalmentShare part) {
            return new SplitView(part.instalment().number(), part.instalment().dueDate(), SharesView.of(part.share()));
        }
    }

    static ReceiptView of(Receipt receipt) {
        Loan loan = receipt.loan();
        return new ReceiptView(
                receipt.number().value(),
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
