package io.muster.upload;

import io.muster.trace.TraceContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An upload that a worker should take, and how large its workbook is: small ones need not wait for large ones.
 *
 * @param sizeBytes of the workbook as it was sent
 * @param trace where it was received, which is not part of the text; null when nobody looks closely
 */
public record Waiting(UploadId id, long sizeBytes, @Nullable TraceContext trace) {
    /** Nobody looks closely, or whoever takes it finds that in the books. */
    public Waiting(UploadId id, long sizeBytes) {
        this(id, sizeBytes, null);
    }

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
