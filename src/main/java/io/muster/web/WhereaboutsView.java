package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.pipeline.Whereabouts.Journey;
import io.muster.pipeline.Whereabouts.Posted;
import io.muster.receipt.Receipt;
import io.muster.upload.Upload;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The road of a sum of money, as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Whereabouts", description = "The road of a sum of money, as far as it has come")
record WhereaboutsView(
        @Schema(description = "Nothing for a single payment") @Nullable
        FileView file,

        @Schema(description = "Nothing for a single payment") @Nullable
        RowView row,

        @Schema(description = "When the money came for a loan that nobody knew")
        FoundView.@Nullable HeldView held,

        @Schema(description = "May have come by another file or row: it says which") @Nullable
        PaymentView payment,

        @Schema(description = "The payment's first, and those issued instead of it")
        List<ReceiptLineView> receipts,

        List<MessageView> messages,
        @Nullable EventView event) {

    /** The workbook. */
    @Schema(name = "WhereaboutsFile")
    record FileView(String upload, String fileName, Instant receivedAt, String receivedBy) {
        static FileView of(Upload upload) {
            return new FileView(upload.id().toString(), upload.fileName(), upload.receivedAt(), upload.receivedBy());
        }
    }

    /** A receipt in short. */
    @Schema(name = "ReceiptLine")
    record ReceiptLineView(String number, Instant issuedAt, ReceiptView.StandingView standing) {
        static ReceiptLineView of(Receipt receipt) {
            return new ReceiptLineView(
                    receipt.number().value(), receipt.issuedAt(), ReceiptView.StandingView.of(receipt.standing()));
        }
    }

    /** What the lender's other systems are told. */
    @Schema(name = "WhereaboutsEvent")
    record EventView(
            String id,

            @Schema(description = "Whether it is known to have been passed on; that is noted every few seconds")
            boolean passedOn) {
        static EventView of(Posted posted) {
            return new EventView(posted.payment().key().toString(), posted.passedOn());
        }
    }

    /** @param mask what the user reads of cells */
    static WhereaboutsView of(Journey journey, UnaryOperator<String> mask) {
        Posted posted = journey.posted();
        return new WhereaboutsView(
                journey.upload() == null ? null : FileView.of(journey.upload()),
                journey.row() == null ? null : RowView.of(journey.row(), mask),
                journey.held() == null ? null : FoundView.HeldView.of(journey.held()),
                posted == null ? null : PaymentView.of(posted.payment()),
                posted == null
                        ? List.of()
                        : posted.receipts().stream().map(ReceiptLineView::of).toList(),
                posted == null
                        ? List.of()
                        : posted.messages().stream().map(MessageView::of).toList(),
                posted == null ? null : EventView.of(posted));
    }
}
