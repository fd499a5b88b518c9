package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.validation.PaymentMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posted payment: an immutable fact, and the step of its loan's totals from one state to the next.
 *
 * @param key see {@link PaymentKey}
 * @param loanVersion the loan's version after this payment: 1 for its first, then without gaps
 * @param valueDate the day the money was taken
 * @param businessDate the day on which the books were
 * @param uploadId the workbook it came in; null for a single posting
 * @param rowNumber the row there; null for a single posting
 * @param share what it paid, per component
 * @param excessPaise what nothing was due for
 * @param before the loan's totals per component before it
 * @param beforeExcessPaise the excess that the loan held before it
 */
public record Payment(
        UUID key,
        long loanId,
        LoanAccountNumber loan,
        long loanVersion,
        long amountPaise,
        PaymentMode mode,
        @Nullable String reference,
        LocalDate valueDate,
        LocalDate businessDate,
        @Nullable String payer,
        @Nullable String agent,
        Instant postedAt,
        String postedBy,
        @Nullable UUID uploadId,
        @Nullable Integer rowNumber,
        ReceiptNumber receipt,
        Waterfall waterfall,
        Shares share,
        long excessPaise,
        Shares before,
        long beforeExcessPaise) {}
