package io.muster.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.muster.receipt.PackContent;
import io.muster.receipt.PackFormat;
import io.muster.upload.UploadId;
import io.muster.validation.Reason;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which receipts are to be fetched together, and how: those of an upload, or of a branch's business day.
 *
 * @param language without it each borrower's own in an archive, and English in one document
 */
@Schema(name = "ReceiptPackRequest")
record PackRequest(
        @Nullable String uploadId,

        @Size(min = 1, max = 100, message = "has 1 to 100 characters") @Nullable
        String branch,

        @JsonDeserialize(using = DayText.class) @Nullable LocalDate date,

        @NotNull(message = "is missing: pdf or zip") @Pattern(regexp = "pdf|zip", message = "is pdf or zip")
        String format,

        @Pattern(regexp = "en|hi", message = "is en or hi") @Nullable
        String language) {

    /** @throws ProblemFailure when it names neither an upload nor a branch's day, or both */
    PackContent content() {
        if (uploadId != null && branch == null && date == null) {
            return new PackContent.OfUpload(
                    UploadId.of(uploadId).orElseThrow(PackRequest::wrong).value());
        }
        if (uploadId == null && branch != null && date != null) {
            return new PackContent.OfDay(branch, date);
        }
        throw wrong();
    }

    PackFormat packFormat() {
        return PackFormat.of(format).orElseThrow();
    }

    private static ProblemFailure wrong() {
        return new ProblemFailure(Problems.invalid(List.of(new Reason(
                null,
                "uploadId",
                "which-receipts",
                "It must be clear which receipts are meant.",
                "Send the uploadId of an upload, or a branch and a date, and not both."))));
    }
}
