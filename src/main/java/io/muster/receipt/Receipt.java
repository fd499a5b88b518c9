package io.muster.receipt;

import io.muster.loan.InstalmentShare;
import io.muster.loan.Loan;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import io.muster.posting.Payment;
import io.muster.posting.ReceiptNumber;
import java.util.List;

/**
 * The receipt that a payment carries.
 *
 * @param loan the account as it is now; its totals may have moved on since the payment
 * @param split the payment by instalment and component, oldest due first; the rest is the payment's excess
 * @param overdueLeft what was due on the payment's business date and was still unpaid after it
 */
public record Receipt(
        ReceiptNumber number, Payment payment, Loan loan, List<InstalmentShare> split, Shares overdueLeft) {

    public Receipt {
        split = List.copyOf(split);
    }

    /** Derives the receipt from the payment's step and the loan's schedule; pure. */
    public static Receipt of(Payment payment, Loan loan) {
        Shares after = payment.before().plus(payment.share());
        return new Receipt(
                payment.receipt(),
                payment,
                loan,
                InstalmentShare.split(loan.schedule(), payment.before(), payment.share()),
                LoanStatement.of(loan.schedule(), after, 0).overdueAt(payment.businessDate()));
    }
}
