package io.muster.torture.oracle;

import java.nio.file.Path;

/**
 * A workbook as it was sent and acknowledged.
 *
 * @param kind {@code collections} or {@code loan-book}
 * @param file stays where it is until the oracle is closed: it is read at the checks
 * @param uploadId what the acknowledgement named
 * @param breaks its sheet breaks half way, so that the upload must end as failed, at that row
 */
public record Sent(String tenant, String kind, Path file, String uploadId, boolean breaks) {
    /** @throws IllegalArgumentException when the kind is neither of the two */
    public Sent {
        if (!kind.equals("collections") && !kind.equals("loan-book")) {
            throw new IllegalArgumentException("a workbook has collections or a loan-book, not " + kind);
        }
    }
}
