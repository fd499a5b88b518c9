package io.muster.upload;

import java.io.Serial;

/** Another worker has taken the upload over; whatever the loser of the claim was writing is not written. */
public final class LostClaim extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    LostClaim(UploadId upload, long token) {
        super("upload " + upload + " is no longer held under token " + token);
    }
}
