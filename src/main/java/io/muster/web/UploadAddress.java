package io.muster.web;

import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.validation.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The upload that an address names; what is another lender's does not exist. */
final class UploadAddress {
    private static final Reason AFTER = new Reason(
            null,
            "after",
            "wrong-type",
            "The parameter after is no upload's id.",
            "Send what the page before calls next.");

    private UploadAddress() {}

    /** @throws ProblemFailure when this can be no upload's id */
    static UploadId id(String text) {
        return UploadId.of(text).orElseThrow(UploadAddress::notFound);
    }

    /** The upload behind which a page begins; null for the first page. */
    static @Nullable UploadId after(@Nullable String text) {
        return text == null
                ? null
                : UploadId.of(text).orElseThrow(() -> new ProblemFailure(Problems.invalid(List.of(AFTER))));
    }

    /** @throws ProblemFailure when the lender has no such upload */
    static Upload orNotFound(Optional<Upload> found) {
        return found.orElseThrow(UploadAddress::notFound);
    }

    static ProblemFailure notFound() {
        return new ProblemFailure(Problems.notFound("upload"));
    }
}
