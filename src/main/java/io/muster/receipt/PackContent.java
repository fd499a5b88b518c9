package io.muster.receipt;

import io.muster.posting.Branches;
import java.time.LocalDate;
import java.util.UUID;

/** Which receipts are in a pack; re-issued ones are wherever their payment is. */
public sealed interface PackContent {
    /** Those of an upload's payments. */
    record OfUpload(UUID uploadId) implements PackContent {}

    /**
     * Those of a branch's payments of a business day.
     *
     * @param branch as people write it; the books know it under its code
     */
    record OfDay(String branch, LocalDate day) implements PackContent {
        public OfDay {
            branch = Branches.code(branch);
        }
    }
}
