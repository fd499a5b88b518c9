package io.muster.validation;

import io.muster.loan.LoanAccountNumber;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that claims that money was taken on a loan.
 *
 * @param amountPaise more than zero
 * @param reference normalised (upper case, without spaces and punctuation); null when the row has none
 * @param valueDate the day the money was taken, as the sheet says
 * @param originalKey the key under which this row stood before it was corrected, from the {@code Muster key} column
 *     of a rejections workbook; the line's key when there is no reference; with one it is kept beside the line's own
 *     key, so that a row is corrected once, and money that waits in suspense under it is not counted twice
 * @param payer who paid, as the sheet says; null when it does not
 * @param agent who collected, as the sheet says; null when it does not
 * @param otherMoney what somebody says of a row that looks like a payment in the books: the receipt of that payment, and why
 *     this is other money; null when nobody says so
 */
public record CollectionLine(
        LoanAccountNumber loan,
        long amountPaise,
        PaymentMode mode,
        @Nullable String reference,
        LocalDate valueDate,
        @Nullable UUID originalKey,
        @Nullable String payer,
        @Nullable String agent,
        @Nullable String otherMoney) {}
