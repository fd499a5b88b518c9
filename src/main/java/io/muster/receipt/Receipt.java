package io.muster.receipt;

import io.muster.loan.InstalmentShare;
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
 * @param loan as it was to be shown when the receipt was issued
 * @param split the payment by instalment and component, oldest due first; the rest is the payment's excess
 * @param overdueLeft what was due on the payment's business date and was still unpaid after it
 */
public record Receipt(
        ReceiptNumber number,
        Instant issuedAt,
        ReceiptStanding standing,
        @Nullable ReceiptNumber replaces,
        Payment payment,
        ReceiptLoan loan,
        List<InstalmentShare> split,
        Shares overdueLeft) {

    public Receipt {
        split = List.copyOf(split);
    }
}
