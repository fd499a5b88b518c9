package io.muster.receipt;

import io.muster.loan.InstalmentShare;
import io.muster.loan.Loan;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import io.muster.posting.Payment;
import io.muster.posting.ReceiptNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt of a payment: the one that it was posted with, or a later one that was issued instead of a cancelled one.
 *
 * @param issuedAt when the payment was posted, or this receipt issued anew
 * @param replaces the cancelled receipt that this one was issued for; null for the payment's first
 * @param loan the account as it is now; its totals may have moved on since the payment
 * @param split the payment by instalment and component, oldest due first; the rest is the payment's excess
 * @param overdueLeft what was due on the payment's business date and was still unpaid after it
 */
public record Receipt(
        ReceiptNumber number,
        Instant issuedAt,
        ReceiptStanding standing,
        @Nullable ReceiptNumber replaces,
        Payment payment,
        Loan loan,
        List<InstalmentShare> split,
        Shares overdueLeft) {

    public Receipt {
        split = List.copyOf(split);
    }

    /** Derives a receipt from its payment's step, the loan's schedule and what was issued; pure. */
    static Receipt of(Issued issued, Payment payment, Loan loan) {
        Shares after = payment.before().plus(payment.share());
        return new Receipt(
                issued.number(),
                issued.reissuedAt() == null ? payment.postedAt() : issued.reissuedAt(),
                issued.standing(),
                issued.replaces(),
                payment,
                loan,
                InstalmentShare.split(loan.schedule(), payment.before(), payment.share()),
                LoanStatement.of(loan.schedule(), after, 0).overdueAt(payment.businessDate()));
    }

    /** A payment's first receipt, as long as it is valid; pure. */
    public static Receipt of(Payment payment, Loan loan) {
        return of(Issued.first(payment.receipt()), payment, loan);
    }
}
