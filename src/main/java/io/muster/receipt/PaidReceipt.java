package io.muster.receipt;

import io.muster.loan.InstalmentShare;
import io.muster.loan.Shares;
import io.muster.posting.Payment;
import java.time.Instant;
import java.util.List;

/** A receipt that was issued, and its payment; what is still to be told is of the loan. */
record PaidReceipt(Issued issued, Payment payment) {
    Instant issuedAt() {
        return issued.reissuedAt() == null ? payment.postedAt() : issued.reissuedAt();
    }

    /**
     * The whole receipt; pure.
     *
     * @param split the payment by instalment, oldest due first
     * @param due all that had fallen due on the payment's business date
     */
    Receipt with(ReceiptLoan loan, List<InstalmentShare> split, Shares due) {
        Shares after = payment.before().plus(payment.share());
        return new Receipt(
                issued.number(),
                issuedAt(),
                issued.standing(),
                issued.replaces(),
                payment,
                loan,
                split,
                due.minus(after).atLeast(Shares.NONE));
    }
}
