package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.posting.Searches.Found;
import io.muster.posting.Searches.HeldFound;
import io.muster.posting.Searches.LoanFound;
import io.muster.posting.Searches.RowFound;
import io.muster.posting.Searches.UploadFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a search found, as clients see it. */
@Schema(name = "Found", description = "What was found, of each kind the first 20")
record FoundView(
        List<LoanView> loans,
        List<PaymentView> payments,

        @Schema(description = "Rows that became no payment of their own")
        List<RowView> rows,

        @Schema(description = "Money that came for a loan that nobody knew")
        List<HeldView> held,

        List<UploadView> uploads,

        @Schema(description = "Whether there is more of a kind: search for more of the number or name")
        boolean more) {

    /** A loan. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FoundLoan")
    record LoanView(
            String number,
            String borrower,
            String branch,
            @Nullable String product,
            @Schema(description = "Masked") @Nullable String phone) {
        static LoanView of(LoanFound loan) {
            return new LoanView(
                    loan.number().value(), loan.borrower(), loan.branch(), loan.product(), PhoneMask.of(loan.phone()));
        }
    }

    /** A row that became no payment of its own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FoundRow")
    record RowView(
            UUID upload,
            String fileName,
            int row,
            String verdict,
            Money amount,
            @Nullable String reference,
            Instant receivedAt,
            @Nullable String reason) {
        static RowView of(RowFound row, UnaryOperator<String> mask) {
            return new RowView(
                    row.uploadId(),
                    row.fileName(),
                    row.rowNumber(),
                    row.verdict().slug(),
                    Money.of(row.amountPaise()),
                    row.reference(),
                    row.receivedAt(),
                    row.reason() == null ? null : mask.apply(row.reason()));
        }
    }

    /** Money in suspense, or that was. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Held")
    record HeldView(
            UUID key,

            @Schema(description = "The loan that nobody knew, as it was written")
            String loanAccount,

            Money amount,
            String mode,
            @Nullable String reference,
            LocalDate valueDate,
            Instant openedAt,
            @Nullable UUID upload,
            @Nullable Integer row,

            @Schema(description = "When it became a payment") @Nullable
            Instant releasedAt,

            @Nullable UUID payment) {
        static HeldView of(HeldFound held) {
            return new HeldView(
                    held.key(),
                    held.loanText(),
                    Money.of(held.amountPaise()),
                    held.mode(),
                    held.reference(),
                    held.valueDate(),
                    held.openedAt(),
                    held.uploadId(),
                    held.rowNumber(),
                    held.releasedAt(),
                    held.paymentKey());
        }
    }

    /** A workbook. */
    @Schema(name = "FoundUpload")
    record UploadView(UUID id, String fileName, Instant receivedAt) {
        static UploadView of(UploadFound upload) {
            return new UploadView(upload.id(), upload.fileName(), upload.receivedAt());
        }
    }

    /** @param mask what the user reads of cells */
    static FoundView of(Found found, UnaryOperator<String> mask) {
        return new FoundView(
                found.loans().stream().map(LoanView::of).toList(),
                found.payments().stream().map(PaymentView::of).toList(),
                found.rows().stream().map(row -> RowView.of(row, mask)).toList(),
                found.held().stream().map(HeldView::of).toList(),
                found.upload().stream().map(UploadView::of).toList(),
                found.more());
    }
}
