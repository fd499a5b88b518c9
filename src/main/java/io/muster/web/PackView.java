package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.receipt.Pack;
import io.muster.receipt.PackContent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pack of receipts as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReceiptPack", description = "Receipts that can be fetched together, and who has fetched them")
record PackView(
        String id,
        @Schema(description = "pdf or zip") String format,

        @Schema(description = "en or hi; without it each borrower's own") @Nullable
        String language,

        @Nullable String uploadId,
        @Nullable String branch,
        @Nullable LocalDate date,

        @Schema(description = "How many there were when it was asked for")
        int receipts,

        Instant askedAt,
        String askedBy,
        String content,
        List<FetchView> fetches) {

    /** One time that a pack was fetched. */
    @Schema(name = "ReceiptPackFetch")
    record FetchView(
            String by,
            Instant beganAt,
            int receiptsSent,

            @Schema(
                    description =
                            "Not in the archive, which names them: they would not be the papers that were shown before")
            int leftOut,

            @Schema(description = "sending, sent or broken") String state,
            Instant seenAt) {
        static FetchView of(Pack.Fetch fetch) {
            return new FetchView(
                    fetch.by(),
                    fetch.beganAt(),
                    fetch.done(),
                    fetch.leftOut(),
                    fetch.state().name().toLowerCase(Locale.ROOT),
                    fetch.seenAt());
        }
    }

    static PackView of(Pack pack) {
        PackContent.OfUpload upload = pack.content() instanceof PackContent.OfUpload of ? of : null;
        PackContent.OfDay day = pack.content() instanceof PackContent.OfDay of ? of : null;
        return new PackView(
                pack.id().toString(),
                pack.format().slug(),
                pack.language() == null ? null : pack.language().tag(),
                upload == null ? null : upload.uploadId().toString(),
                day == null ? null : day.branch(),
                day == null ? null : day.day(),
                pack.receipts(),
                pack.askedAt(),
                pack.askedBy(),
                PackResource.PATH + "/" + pack.id() + "/content",
                pack.fetches().stream().map(FetchView::of).toList());
    }
}
