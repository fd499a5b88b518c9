package io.muster.upload;

import java.util.Optional;

/**
 * An upload that a worker should take, and how large its workbook is: small ones need not wait for large ones.
 *
 * @param sizeBytes of the workbook as it was sent
 */
public record Waiting(UploadId id, long sizeBytes) {
    /** As {@link #toString} writes it; empty when it is nothing of the kind. Without a size it counts as large. */
    public static Optional<Waiting> of(String text) {
        int blank = text.indexOf(' ');
        return blank < 0
                ? UploadId.of(text).map(id -> new Waiting(id, Long.MAX_VALUE))
                : UploadId.of(text.substring(0, blank)).map(id -> new Waiting(id, size(text.substring(blank + 1))));
    }

    private static long size(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            return Long.MAX_VALUE;
        }
    }

    /** Its id and its size with a blank between them. */
    @Override
    public String toString() {
        return id + " " + sizeBytes;
    }
}
