package io.muster.receipt;

import io.muster.loan.LoanAccountNumber;
import io.muster.tenant.Language;
import org.jspecify.annotations.Nullable;

/**
 * A loan as a receipt shows it for ever.
 *
 * @param phone how the borrower was reached when the receipt was issued, whatever was corrected since; null when nobody knew
 * @param language in which the borrower was written to then; null for the lender's own choice
 */
public record ReceiptLoan(
        LoanAccountNumber number,
        String borrower,
        @Nullable String phone,
        @Nullable Language language,
        String branch,
        @Nullable String product) {}
