package io.muster.web;

import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import java.util.Optional;

/** The upload that an address names; what is another lender's does not exist. */
final class UploadAddress {
    private UploadAddress() {}

    /** @throws ProblemFailure when this can be no upload's id */
    static UploadId id(String text) {
        return UploadId.of(text).orElseThrow(UploadAddress::notFound);
    }

    /** @throws ProblemFailure when the lender has no such upload */
    static Upload orNotFound(Optional<Upload> found) {
        return found.orElseThrow(UploadAddress::notFound);
    }

    private static ProblemFailure notFound() {
        return new ProblemFailure(Problems.notFound("upload"));
    }
}
