package io.muster.posting;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch comes from: a workbook, or a single posting by JSON.
 *
 * @param uploadId the workbook's upload; null for a single posting
 * @param fileSha256 the workbook's 32 bytes of hash; null for a single posting; not copied
 * @param idempotencyKey the caller's key of a single posting; null for a workbook
 * @param postedBy who is answerable for it
 * @param businessDate the day on which the books are: what is due on it is paid, and it picks the receipts' year
 * @param keyIncludesLoan for this lender the same reference, amount and date on two loans are two payments
 */
public record PostingOrigin(
        @Nullable UUID uploadId,
        byte @Nullable [] fileSha256,
        @Nullable String idempotencyKey,
        String postedBy,
        LocalDate businessDate,
        boolean keyIncludesLoan) {

    /** @throws IllegalArgumentException unless it is either a workbook or a single posting */
    public PostingOrigin {
        boolean workbook = uploadId != null && fileSha256 != null && fileSha256.length == 32;
        boolean single = uploadId == null && fileSha256 == null && idempotencyKey != null;
        if (workbook == single || workbook && idempotencyKey != null) {
            throw new IllegalArgumentException("a batch comes from a workbook or from a single posting");
        }
    }

    /** The origin of a workbook's rows. */
    public static PostingOrigin workbook(
            UUID uploadId, byte[] fileSha256, String postedBy, LocalDate businessDate, boolean keyIncludesLoan) {
        return new PostingOrigin(uploadId, fileSha256, null, postedBy, businessDate, keyIncludesLoan);
    }

    /** The origin of one posting by JSON. */
    public static PostingOrigin single(
            String idempotencyKey, String postedBy, LocalDate businessDate, boolean keyIncludesLoan) {
        return new PostingOrigin(null, null, idempotencyKey, postedBy, businessDate, keyIncludesLoan);
    }
}
